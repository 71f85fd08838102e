"""The documents say what the product does: tables, commands, links, exit codes."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from click.testing import CliRunner

import wellhead
from reference import ROOT
from wellhead.cli.main import cli

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.md")])


def test_the_page_of_tables_follows_the_records() -> None:
    page = runpy.run_path(str(ROOT / "tools" / "tables.py"))["page"]()
    assert (ROOT / "docs" / "tables.md").read_text(encoding="utf-8") == page, "run python tools/tables.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_commands_of_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^    wellhead (\w+)", text, re.MULTILINE))
    assert named
    for command in named:
        result = CliRunner().invoke(cli, [command, "--help"])
        assert result.exit_code == 0, command
        assert "wellhead " + command in result.output


def test_exit_codes_stand_in_help_and_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = CliRunner().invoke(cli, ["--help"]).output
    for code in ("0", "1", "2", "3", "130"):
        assert re.search(rf"^\| {code} \|", text, re.MULTILINE)
        assert re.search(rf"\b{code}\b", shown)


def test_the_readmes_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    articles = ROOT / "examples" / "harbour-fire" / "articles"
    monkeypatch.chdir(tmp_path)
    code = code.replace("examples/harbour-fire/articles", articles.as_posix())
    exec(compile(code, "README.md", "exec"), {})
    assert wellhead.open_case("harbour").claims(min_origins=2)
