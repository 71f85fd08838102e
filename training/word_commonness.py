"""Counts in how many news articles a word stands, and writes src/wellhead/data/commonness.yaml.

    python training/word_commonness.py OUT NAME=FILE[:FIELD]... [--every NAME=N]

Each NAME is one collection of articles, a JSONL file (.jsonl, .gz or .xz) with the text in FIELD (default
``text``).  Collections weigh the same, whatever their size, so that one beat (politics, business, local
news) does not set the scale; a word must stand in two collections.  Nothing but counts leaves the texts.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import json
import lzma
import math
from collections.abc import Iterator
from pathlib import Path

from wellhead.link.fingerprint import stem
from wellhead.link.words import read_forms

#: Articles in a thousand below which a word is not listed.
LEAST = 2.0
#: Classes an octave.
STEPS = 4

HEADER = """\
# In how many of a thousand news articles in English a word stands, in steps of a quarter octave.
# Words are folded and without inflection's -s ("Syria’s" → syria, "talks" → talk).  A word that
# most articles use says nothing about what an article is about: "said" (750) against "convoy" (4).
# Words that are not listed stand in fewer than two of a thousand.
# Made by training/word_commonness.py; counts only, no text.
"""


def texts(path: Path, field: str) -> Iterator[str]:
    """The texts of a JSONL file, packed or not."""
    opener = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opener(path, "rt", encoding="utf-8") as handle:
        for row in handle:
            if row.strip():
                yield json.loads(row).get(field) or ""


def shares(path: Path, field: str, every: int) -> dict[str, float]:
    """Share of the articles of a collection that use each word."""
    seen: collections.Counter[str] = collections.Counter()
    count = 0
    for number, text in enumerate(texts(path, field)):
        if number % every == 0 and text:
            seen.update({stem(form) for form in read_forms(text, [(0, len(text))])})
            count += 1
    return {word: number / count for word, number in seen.items()}


def main() -> None:
    """Read the collections and write the classes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("collection", nargs="+", metavar="NAME=FILE[:FIELD]")
    parser.add_argument("--every", action="append", default=[], metavar="NAME=N")
    options = parser.parse_args()
    every = {name: int(step) for name, step in (item.split("=") for item in options.every)}
    found = []
    for item in options.collection:
        name, place = item.split("=", 1)
        file, _, field = place.partition(":")
        found.append(shares(Path(file), field or "text", every.get(name, 1)))
    classes: dict[int, list[str]] = collections.defaultdict(list)
    for word in {word for part in found for word in part}:
        parts = [part.get(word, 0.0) for part in found]
        mean = 1000 * sum(parts) / len(parts)
        if mean >= LEAST and sum(part > 0 for part in parts) > 1 and word.isascii() and len(word) > 1:
            classes[round(math.log2(mean) * STEPS)].append(word)
    lines = [HEADER]
    for step in sorted(classes, reverse=True):
        lines.append(f"{2 ** (step / STEPS):.4g}: {' '.join(sorted(classes[step]))}\n")
    options.out.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
