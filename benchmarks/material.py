"""The articles that speed is measured on: real ones where they are at hand, else invented ones."""

from __future__ import annotations

import json
import lzma
import os
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def corpora() -> Path:
    """Folder of reference corpora: WELLHEAD_CORPORA, else `shared/corpora` beside the checkout."""
    return Path(os.environ.get("WELLHEAD_CORPORA") or ROOT.parent / "shared" / "corpora")


def write_articles(folder: Path, count: int) -> str:
    """Write so many articles as text files with a `meta.json`.

    :returns: what they are
    """
    folder.mkdir(parents=True)
    bulk = corpora() / "reuse" / "abp_37554.jsonl.xz"
    rows, what = (_real(bulk), bulk.name) if bulk.exists() else (_invented(), "invented articles")
    meta = {}
    for number, (text, about) in enumerate(rows):
        if number == count:
            break
        name = f"{number:06d}"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        meta[name] = {key: value for key, value in about.items() if value}
    (folder / "meta.json").write_text(json.dumps(meta, ensure_ascii=False), encoding="utf-8")
    return f"{len(meta):,} of {what}"


def _real(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("content_original") or row.get("content") or ""
            if text.strip():
                about = {
                    "publisher": row.get("source"),
                    "published": row.get("date"),
                    "url": row.get("url"),
                    "title": row.get("title"),
                }
                yield f"{row.get('title') or ''}\n\n{text}\n", about


_PLACES = ("Easton", "Harrow", "Millbrook", "Norwick", "Portley", "Quarne", "Redhill", "Saltby", "Ulver")
_PEOPLE = ("Ann Jones", "Paul Reed", "Mira Castell", "Ivo Brandt", "Lena Ortiz", "Sam Okoye", "Ruth Vale")
_JOBS = ("the mayor", "a police spokesman", "the fire chief", "the minister", "a doctor", "the operator")
_EVENTS = ("fire", "flood", "strike", "train crash", "power cut", "protest", "gas leak", "storm")
_PAPERS = ("Morning Post", "Evening Herald", "Daily Courier", "Valley Times", "Coast News", "National Wire")
_PARAGRAPHS = (
    "“We counted {n} people when the {event} began,” said {who}, {job} of {place}. “Nobody was ready.”",
    "At least {n} people were hurt in the {event} in {place} on Monday, {job} told the {paper}.",
    "Two people familiar with the matter said {place} had been warned of the {event} {n} days before.",
    "{who} denied that the {event} could have been prevented. {n} workers were on duty, {job} said.",
    "The {event} closed {n} streets of {place}. Shops stayed shut, and buses went around the centre.",
)


def _invented() -> Iterator[tuple[str, dict[str, str]]]:
    """Endless articles about events, several on each, some copied from one another."""
    dice = random.Random(20151)
    recent: list[str] = []
    day = 0
    while True:
        day += dice.random() < 0.05
        place, event = dice.choice(_PLACES), dice.choice(_EVENTS)
        if recent and dice.random() < 0.15:
            text = dice.choice(recent[-50:])
        else:
            text = "\n\n".join(_paragraph(dice, place, event) for _ in range(dice.randint(5, 14)))
            recent.append(text)
        title = f"{event.capitalize()} in {place}: {dice.randint(2, 90)} people hurt"
        paper = dice.choice(_PAPERS)
        date = f"2019-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}"
        yield f"{title}\n\n{text}\n", {"publisher": paper, "published": date, "title": title}


def _paragraph(dice: random.Random, place: str, event: str) -> str:
    return dice.choice(_PARAGRAPHS).format(
        n=dice.randint(2, 400),
        who=dice.choice(_PEOPLE),
        job=dice.choice(_JOBS),
        paper=dice.choice(_PAPERS),
        place=place,
        event=event,
    )
