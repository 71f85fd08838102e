"""The card of the shipped model, written from what it was made of and how it measures."""

from __future__ import annotations

import json
import string
from pathlib import Path

from training.language.corpora import Paragraph
from training.language.train import Material, Plan


def write(folder: Path, figures: dict[str, float], learnt: Material, plan: Plan, base: str) -> None:
    """Write ``CARD.md`` into a model folder."""
    about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    rows = [
        (
            "UD English GUM, train",
            "trees, names",
            learnt.parts["gum"],
            "CC BY 4.0, CC BY-SA 3.0/4.0, public domain by genre",
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


def _sentences(paragraphs: list[Paragraph]) -> int:
    return sum(len(p) for p in paragraphs)


def _tokens(paragraphs: list[Paragraph]) -> int:
    return sum(len(s.forms) for p in paragraphs for s in p)
