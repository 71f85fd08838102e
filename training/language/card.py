"""The card of the shipped model, written from what it was made of and how it measures."""

from __future__ import annotations

import json
import string
import textwrap
from pathlib import Path

from training.language.corpora import Paragraph
from training.language.material import Material
from training.language.splits import GUM_LICENCES, NON_COMMERCIAL_GENRES
from training.language.train import Plan


def write(folder: Path, figures: dict[str, float], learnt: Material, plan: Plan, base: str) -> None:
    """Write ``CARD.md`` into a model folder."""
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    rows = [
        (
            "UD English GUM, train",
            "trees, names",
            learnt.parts["gum"],
            "by genre, see below; annotations CC BY 4.0",
        ),
        ("UD English EWT, train", "trees", learnt.parts["ewt"], "CC BY-SA 4.0"),
        ("WikiGold, nine tenths", "names", learnt.parts["wikigold"], "CC BY 4.0"),
        ("WNUT 2017, train (a third an epoch)", "names", learnt.parts["wnut17"], "CC BY 4.0"),
        ("Broad Twitter Corpus (a third an epoch)", "names", learnt.parts["btc"], "CC BY 4.0"),
        ("news sentences of this project", "names", learnt.parts["news"], "CC0 1.0"),
    ]
    data = "\n".join(
        f"| {name} | {use} | {_sentences(p):,} | {_tokens(p):,} | {licence} |"
        for name, use, p, licence in rows
    )
    data += "\n\n" + textwrap.fill(_gum_licences(), 120)
    scores = "\n".join(f"| {name.replace('_', ' ')} | {value:.4f} |" for name, value in figures.items())
    template = string.Template(Path(__file__).with_name("card.md").read_text(encoding="utf-8"))
    text = template.substitute(
        version=about["version"],
        base=base,
        data=data,
        scores=scores,
        epochs=plan.epochs,
        batch=plan.batch,
        encoder_rate=f"{plan.encoder_rate:g}",
        head_rate=f"{plan.head_rate:g}",
        seed=plan.seed,
    )
    (folder / "CARD.md").write_text(text, encoding="utf-8")


def _gum_licences() -> str:
    """Under which licences the texts of GUM are, those that are learnt from and those that are left out."""
    learnt: dict[str, list[str]] = {}
    for name, licence in GUM_LICENCES.items():
        if name not in NON_COMMERCIAL_GENRES:
            learnt.setdefault(licence, []).append(name)
    doubtful = learnt.pop("CC BY-NC-SA", [])
    told = "; ".join(f"{', '.join(names)} ({licence})" for licence, names in learnt.items())
    text = (
        "GUM: its UD release is labelled CC BY-NC-SA 4.0 as a whole, because some of its texts are, and says "
        "that each text keeps the licence of its source; the annotations are CC BY 4.0. Learnt from are the "
        f"genres {told}."
    )
    if doubtful:
        text += (
            f" Learnt from as well: {', '.join(doubtful)}, which the release's licence text does not name "
            "and the list in GUM's repository labels CC BY-NC-SA 4.0."
        )
    return f"{text} Left out as non-commercial: {', '.join(sorted(NON_COMMERCIAL_GENRES))}."


def _sentences(paragraphs: list[Paragraph]) -> int:
    return sum(len(p) for p in paragraphs)


def _tokens(paragraphs: list[Paragraph]) -> int:
    return sum(len(s.forms) for p in paragraphs for s in p)
