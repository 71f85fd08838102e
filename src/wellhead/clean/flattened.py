"""Parts of a physical line: what an archive or a scraper ran together with the article's own words.

Some archives lost the breaks between paragraphs, so that headline, date, credits and trailing links of a
page stand in one line with its text.  A line is parted only where the evidence is strong: the headline said
again, a dateline with its agency, crumbs in a row (``data/crumbs.yaml``), a name glued to a headline.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wellhead.clean.lines import Stretch, word_set, words_of
from wellhead.clean.rules import expand, macros, wire
from wellhead.data import load

#: Words that make a line long enough to be a whole article or a good part of one.
_LONG = 60
#: Share of the words behind which trailing crumbs are looked for.
_TRAIL_FROM = 0.5
_SPACE = re.compile(r"\s+")
#: "WASHINGTON (Reuters) -", "BEIRUT —", "MOSCOW (Sputnik)" at the head of a paragraph; not "EU - the bloc".
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]+){0,3}(?:, [A-Z][A-Za-z.]{1,12}(?: [A-Z][A-Za-z.]{1,12})?)?"
    r"(?: \([A-Z][A-Za-z/. &-]{1,24}\)(?: ?[-–—]{1,2}(?= ))?| ?[-–—]{1,2}(?= )))(?=\s+[\"“‘'A-Z])"
)
_SECTION = re.compile(r"(?:[A-Z][a-z]+ ?){1,3}(?=\d)")  # "Middle East 1735 15.04.2017"
_NO_PLACE = word_set(
    "FILE WATCH VIDEO UPDATE UPDATED BREAKING ANALYSIS OPINION EXCLUSIVE LIVE CORRECTION NOTE PHOTO AD"
)
#: "President Trump Donald John TrumpUtah Lieutenant Gov. Cox leads … MORE claimed": links in mid-sentence.
_GLUED = re.compile(r"([A-Z][a-zé’'-]{2,20})\s?((?:[A-Z][\w.’'-]{0,20} ){1,4}\1)(?=[A-Z‘'“\"5])")
_GLUED_END = re.compile(r"\bMORE\b")


@dataclass(frozen=True, slots=True)
class _Crumb:
    role: str
    bare: bool
    pattern: re.Pattern[str]


@functools.cache
def _wire_lead() -> re.Pattern[str]:
    """An agency's text behind another's: "… it said. MOSCOW (Sputnik) The …", "… he left. AFP - The …"."""
    place = r"[A-Z][A-Z]+(?: [A-Z]{2,})? \([A-Z][A-Za-z. ]{1,20}\)"
    return re.compile(rf"(?<=[.!?] )(?:{place}|{wire()} ?[-–—])(?= [A-Z])")


@functools.cache
def _crumbs(kind: str) -> tuple[_Crumb, ...]:
    data = load("crumbs")
    named = {**data["macros"], **macros()}
    return tuple(
        _Crumb(
            entry["role"],
            bool(entry.get("bare", False)),
            re.compile("|".join(f"(?:{expand(p, named)})" for p in entry["patterns"])),
        )
        for entry in data[kind]
    )


def part(lines: Sequence[Stretch], title: str | None) -> list[Stretch]:
    """The lines, with those that hold several roles parted.

    :param title: the headline as the article's metadata has it
    """
    if not lines or (len(lines) == 1 and len(lines[0].words) < _LONG):
        return list(lines)
    headline = title or (lines[0].text if len(lines) > 1 and len(lines[0].words) <= 30 else None)
    flattened = len(lines) <= 4 and max(len(line.words) for line in lines) >= _LONG
    found: list[Stretch] = []
    for n, line in enumerate(lines):
        pieces = [line]
        if len(line.words) >= 12 and "MORE" in line.text:
            pieces = _link_boxes(line)
        if flattened and len(line.words) >= _LONG:
            pieces = _flattened(line, headline)
        elif n <= 6 and len(pieces) == 1:
            pieces = _dateline(line)
        found += pieces
    return found


def _piece(line: Stretch, start: int, end: int, role: str | None) -> Stretch | None:
    """A part of a line, without the space around it; None where nothing visible is left."""
    while start < end and line.text[start].isspace():
        start += 1
    while end > start and line.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    text = line.text[start:end]
    return Stretch(line.start + start, line.start + end, text, words_of(text), 0, line.block, role)


def _pieces(line: Stretch, cuts: Sequence[tuple[int, int, str | None]]) -> list[Stretch]:
    """The line as the given spans, in order, and what lies between them."""
    found: list[Stretch] = []
    at = 0
    for start, end, role in [*cuts, (len(line.text), len(line.text), None)]:
        for piece in (_piece(line, at, start, "body"), _piece(line, start, end, role)):
            if piece is not None:
                found.append(piece)
        at = end
    if found:
        found[0].gap = line.gap
    return found


# ---------------------------------------------------------------- datelines and link boxes
def _dateline(line: Stretch) -> list[Stretch]:
    hit = _DATELINE.match(line.text)
    if hit is None or len(line.words) < 12 or len(hit.group()) > 60 or line.words[0] in _NO_PLACE:
        return [line]
    return _pieces(line, [(0, hit.end(), "dateline")])


def _link_boxes(line: Stretch) -> list[Stretch]:
    cuts: list[tuple[int, int, str | None]] = []
    at = 0
    while (hit := _GLUED.search(line.text, at)) is not None:
        end = _GLUED_END.search(line.text, hit.end(), hit.end() + 700)
        if end is None:
            break
        cuts.append((hit.start(2), end.end(), "related_links"))
        at = end.end()
    return _pieces(line, cuts) if cuts else [line]


# ---------------------------------------------------------------- flattened pages
def _flattened(line: Stretch, headline: str | None) -> list[Stretch]:
    lead = _lead(line.text, headline)
    tail = _trail(line.text, lead[-1][1] if lead else 0)
    between = _headline_runs(line.text, lead[-1][1] if lead else 0, tail[0][0] if tail else len(line.text))
    return _pieces(line, [*lead, *between, *tail])


def _lead(text: str, headline: str | None) -> list[tuple[int, int, str | None]]:
    """Crumbs, headline and dateline before the article's first words."""
    cuts: list[tuple[int, int, str | None]] = []
    at = 0
    for _ in range(12):
        at = _skip_space(text, at)
        step = _repeated(text, at, headline)
        if step:
            cuts.append((at, step, "title"))
            at = step
            continue
        crumb = _lead_crumb(text, at, headline)
        if crumb is None:
            break
        cuts.append((crumb[0], crumb[1], crumb[2]))
        at = crumb[1]
    hit = _DATELINE.match(text, _skip_space(text, at))
    if hit is not None:
        cuts.append((hit.start(), hit.end(), "dateline"))
    elif cuts:
        cuts += _agency_lead(text, at)
    return cuts


def _lead_crumb(text: str, at: int, headline: str | None) -> tuple[int, int, str] | None:
    for crumb in _crumbs("lead"):
        hit = crumb.pattern.match(text, at)
        if hit is None:
            continue
        if crumb.bare and not (
            _repeated(text, _skip_space(text, hit.end()), headline) or _another(text, hit.end())
        ):
            continue
        return hit.start(), hit.end(), crumb.role
    section = _SECTION.match(text, at)
    if section is not None and _another(text, section.end()):
        return section.start(), section.end(), "promo"
    return None


def _another(text: str, at: int) -> bool:
    at = _skip_space(text, at)
    return any(not c.bare and c.pattern.match(text, at) for c in _crumbs("lead"))


def _agency_lead(text: str, at: int) -> list[tuple[int, int, str | None]]:
    """A sentence, and then the agency that the article starts with: "… buses. Afp - The death toll"."""
    hit = _wire_lead().search(text, at, min(len(text), at + 320))
    if hit is None:
        return []
    start = _skip_space(text, at)
    role = "dateline" if "(" in hit.group() else "credit"
    return [(start, hit.start(), "standfirst"), (hit.start(), hit.end(), role)]


def _repeated(text: str, at: int, headline: str | None) -> int | None:
    """The end of the headline, where it stands at this place."""
    words = words_of(headline) if headline else ()
    if len(words) < 4:
        return None
    pattern = r"\W{0,4}".join(re.escape(w) for w in words[:40])
    hit = re.compile(pattern, re.I).match(text, at)
    return hit.end() + (text[hit.end() : hit.end() + 1] == ".") if hit else None


def _skip_space(text: str, at: int) -> int:
    hit = _SPACE.match(text, at)
    return hit.end() if hit else at


def _trail(text: str, least: int) -> list[tuple[int, int, str | None]]:
    """Crumbs behind the article's last words: each block runs to the next or to the end."""
    start = max(least, int(len(text) * _TRAIL_FROM))
    hits = sorted(
        (hit.start(), crumb.role) for crumb in _crumbs("trail") for hit in crumb.pattern.finditer(text, start)
    )
    first = next((k for k, (at, _) in enumerate(hits) if _sentence_over(text, at)), None)
    if first is None:
        return []
    found = [hit for k, hit in enumerate(hits) if k == first or (k > first and hit[1] != hits[k - 1][1])]
    ends = [n for n, _ in found[1:]] + [len(text)]
    return [(s, e, role) for (s, role), e in zip(found, ends, strict=True) if e > s]


def _sentence_over(text: str, at: int) -> bool:
    before = text[max(0, at - 6) : at].rstrip()
    return at == 0 or before[-1:] in ".!?…\"”’')" or before.endswith("...")


# ---------------------------------------------------------------- headlines within
_TOKEN = re.compile(r"\S+")
_SMALL = word_set(
    "a an the of in on at to for by and or as with from after over near amid vs via into its is be up"
)


def _headline_runs(text: str, start: int, end: int) -> list[tuple[int, int, str | None]]:
    """Runs of capitalised words in a text that lost its commas: a related headline in mid-article.

    "… among those killed. REUTERS Social Media Website Blast Occurs Near Bus Convoy Evacuating Syrians From
    Besieged Towns to Aleppo Over 20 Dead The explosion hit …"
    """
    span = text[start:end]
    if not span or span.count(",") > 0.004 * len(span):
        return []
    cuts: list[tuple[int, int, str | None]] = []
    run: list[re.Match[str]] = []
    fresh = True
    for token in _TOKEN.finditer(text, start, end):
        word = token.group().strip("\"“”'’()[]-–")
        if run and (not word or word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL):
            run.append(token)
        elif run:
            cuts += _run_cut(run)
            run = []
        elif fresh and word[:1].isupper():
            run = [token]
        fresh = token.group()[-1] in '.!?"”'
        if fresh and run:
            run = []
    return cuts


def _run_cut(run: list[re.Match[str]]) -> list[tuple[int, int, str | None]]:
    """The run up to where the next sentence starts: its last capitalised word belongs to that."""
    last = len(run) - 1
    while last > 0 and not run[last].group()[0].isupper():
        last -= 1
    kept = run[:last]
    capitals = sum(t.group()[0].isupper() or t.group()[0].isdigit() for t in kept)
    if len(kept) < 10 or capitals < 0.75 * len(kept):
        return []
    return [(kept[0].start(), kept[-1].end(), "related_links")]
