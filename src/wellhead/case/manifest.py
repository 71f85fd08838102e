"""`manifest.json`: what a case holds, where it came from, and what was kept apart and why.

No clock and no path of the machine enters it: two runs over the same inputs write the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from wellhead.case.files import write_file
from wellhead.errors import CaseError

NAME = "manifest.json"
#: Raised when a case of before can no longer be read as it is.
FORMAT = 1


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One input of the case and the articles it gave.

    :param path: the input below the folder that was named
    :param sha256: of its bytes
    :param articles: (article_id, SHA-256 of the record's bytes), in the order they stand in it
    """

    path: str
    sha256: str
    articles: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """Something that was kept apart: an input that could not be read, or an article that a step failed on.

    :param unit: path of the input, article id, or story id
    """

    step: str
    unit: str
    problem: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of `manifest.json`.

    ``ignored``, ``kept_apart`` and ``sidecar_problems`` speak of the inputs of the last run;
    everything else of the whole case.
    """

    finished: bool = False
    version: str = ""
    steps: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[Entry, ...] = ()
    ignored: tuple[tuple[str, str], ...] = ()
    kept_apart: tuple[Trouble, ...] = ()
    failures: tuple[Trouble, ...] = ()
    sidecar_problems: tuple[tuple[str, str], ...] = ()
    not_annotated: tuple[tuple[str, str], ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Manifest | None:
        """The manifest of a case; None where there is none yet.

        :raises CaseError: it is damaged, or of a later version
        """
        try:
            data = json.loads((folder / NAME).read_bytes())
            return _from_json(data)
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise CaseError(
                f"{folder / NAME} is damaged ({error}); restore it, or trace into a new folder"
            ) from None

    def save(self, folder: Path) -> None:
        """Write the manifest, atomically."""
        write_file(folder / NAME, self.to_bytes())

    def to_bytes(self) -> bytes:
        """The bytes of the file."""
        return (json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n").encode()

    def to_json(self) -> dict[str, Any]:
        """The manifest as plain data, every list sorted."""
        return {
            "format": FORMAT,
            "finished": self.finished,
            "wellhead": self.version,
            "steps": dict(self.steps),
            "settings": dict(self.settings),
            "inputs": [
                {
                    "path": entry.path,
                    "sha256": entry.sha256,
                    "articles": [{"article_id": i, "sha256": digest} for i, digest in entry.articles],
                }
                for entry in sorted(self.inputs)
            ],
            "ignored": [{"path": path, "why": why} for path, why in sorted(self.ignored)],
            "kept_apart": [
                {"path": t.unit, "step": t.step, "problem": t.problem, "mend": t.mend}
                for t in sorted(self.kept_apart)
            ],
            "failures": [
                {"unit": t.unit, "step": t.step, "problem": t.problem} for t in sorted(self.failures)
            ],
            "sidecar_problems": [{"path": p, "problem": why} for p, why in sorted(self.sidecar_problems)],
            "not_annotated": [
                {"article_id": article, "language": language}
                for article, language in sorted(self.not_annotated)
            ],
        }

    def unfinished(self) -> Manifest:
        """The same, marked as being worked on."""
        return replace(self, finished=False)


def _from_json(data: dict[str, Any]) -> Manifest:
    if data["format"] != FORMAT:
        raise CaseError(
            f"the case has format {data['format']}, this version reads {FORMAT}; trace into a new folder"
        )
    return Manifest(
        finished=data["finished"],
        version=data["wellhead"],
        steps=data["steps"],
        settings=data["settings"],
        inputs=tuple(
            Entry(
                entry["path"],
                entry["sha256"],
                tuple((article["article_id"], article["sha256"]) for article in entry["articles"]),
            )
            for entry in data["inputs"]
        ),
        ignored=tuple((entry["path"], entry["why"]) for entry in data["ignored"]),
        kept_apart=tuple(
            Trouble(entry["step"], entry["path"], entry["problem"], entry["mend"])
            for entry in data["kept_apart"]
        ),
        failures=tuple(Trouble(entry["step"], entry["unit"], entry["problem"]) for entry in data["failures"]),
        sidecar_problems=tuple((entry["path"], entry["problem"]) for entry in data["sidecar_problems"]),
        not_annotated=tuple((entry["article_id"], entry["language"]) for entry in data["not_annotated"]),
    )
