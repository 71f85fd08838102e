"""Make the picture of the report that the README shows.

    python tools/screenshot.py CASE -o docs/report.png [--dark] [--width 1200] [--height 1500]

CASE is a traced case; playwright comes with the `dev` extra.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from chromium import chromium

from wellhead.case import Case
from wellhead.report import write_report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("case", type=Path, help="folder of a traced case")
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/report.png"))
    parser.add_argument("--width", type=int, default=1200, help="of the window, in CSS pixels")
    parser.add_argument("--height", type=int, default=1500, help="of the picture, in CSS pixels")
    parser.add_argument("--dark", action="store_true", help="the page's dark colours")
    parser.add_argument("--at", default="", help="id of the place to start from; by default the top")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page_file = Path(folder) / "report.html"
        write_report(Case(options.case), page_file)
        picture(page_file, options)


def picture(page_file: Path, options: argparse.Namespace) -> None:
    """One PNG of the page's first screen, or of the screen that starts at an id."""
    with chromium() as browser:
        page = browser.new_page(
            viewport={"width": options.width, "height": options.height},
            color_scheme="dark" if options.dark else "light",
            device_scale_factor=2,
        )
        page.goto(page_file.as_uri() + (f"#{options.at}" if options.at else ""))
        options.output.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(options.output))


if __name__ == "__main__":
    main()
