"""What an article says about the people it names: offices, nationality, the words of appositions.

It is what later ties "the Russian president" or "the former mayor" to a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate.cast import Person
from wellhead.annotate.lexicon import countries, people, singular
from wellhead.annotate.person_names import LEFT_APPOSITION
from wellhead.annotate.runs import Word

_APPOSITION = re.compile(
    r"(?:,| -| –|—| \()? ?(an? |the |one of |who |whose |his |her |then |now )?"
    r"((?:[^,.;:()“”\"\n]|\.(?=[A-Z]\.)|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMs)\.){3,90})"
)
_LEFT_CUT = re.compile(
    r"[.;:()“”\"—\n,]|\b(?:said|says|that|but|told|by|as|when|while|to|from|in|on|at|with|who|which|if|than|after|before|where)\s"
    r"|(?<![a-z])[A-Z][\w’'-]* and\s"
    r"|\b(?!retired|elected|appointed|united|disgraced|ousted|deposed|exiled|jailed|detained"
    r"|convicted|accused|acclaimed|renowned|respected|veteran)[a-z]+ed\s"
)
_VERB_CUT = re.compile(r"\b(?:said|says|told|was|were|has|had|is|will|would|announced|declined|did) ")


def describe(text: str, tokens: Sequence[Word], cut: int, person: Person) -> None:
    """Keep what the sentence says about the person: "Trump lawyer …", "…, the owner of RedFinch"."""
    start, end = tokens[cut][0], tokens[-1][1]
    table = people()
    left = text[max(0, start - 90) : start]
    before = left[max((hit.end() for hit in _LEFT_CUT.finditer(left)), default=0) :]
    if before.strip():
        _note(before, person, title=True)
    elif left.endswith(", ") and text[end : end + 1] in ",’'":  # "Putin’s spokesman, Dmitry Peskov, …"
        hit = LEFT_APPOSITION.search(left)
        if hit and any(singular(w.casefold()) in table.offices for w in re.findall(r"[\w-]+", hit.group(1))):
            _note(hit.group(1), person, title=True)
    hit = _APPOSITION.match(text, end, end + 110)
    if hit is None:
        return
    lead, body = (hit.group(1) or "").strip(), hit.group(2)
    nearby = [singular(w.casefold()) for w in body.split()[:8]]
    if hit.group().startswith((",", " (", " -", " –", "—")):
        if lead in ("who", "whose"):
            _note(body, person)
        elif lead in ("a", "an", "the", "one of", "his", "her", "then", "now") or any(
            n in table.offices for n in nearby[:4]
        ):
            _note(_VERB_CUT.split(body)[0], person)
    elif lead in ("a", "an", "the") and any(
        n in table.offices for n in nearby[:6]
    ):  # "Jan Egeland the UN special envoy"
        _note(_VERB_CUT.split(body)[0], person)


def _note(description: str, person: Person, title: bool = False) -> None:
    """Offices, nationality and words of a description; of "President Trump’s former lawyer" only what
    follows "’s".
    """
    table, lands = people(), countries()
    words = re.findall(r"[\w.’'-]+", description)
    person.words.update(re.sub(r"[’']s$", "", w.casefold().rstrip(".")) for w in words)
    for i in range(len(words) - 1, -1, -1):
        if words[i].endswith(("’s", "'s")):
            land = lands.of(words[i][:-2])
            if land and title:  # "Russia’s President Vladimir Putin"
                person.places.add(land)
            words = words[i + 1 :]
            break
    lower = [w.casefold().rstrip(".") for w in words]
    i = 0
    while i < len(words):
        office = table.abbreviations.get(words[i])
        size = 1
        if office is None:
            for size in (4, 3, 2, 1):
                phrase = " ".join([*lower[i : i + size - 1], singular(lower[min(i + size, len(lower)) - 1])])
                if len(lower) - i >= size and phrase in table.offices:
                    office = phrase
                    break
        if office is None and "-" in words[i] and lower[i].rsplit("-", 1)[-1] in table.offices:
            office = lower[i].rsplit("-", 1)[-1]
        another = i + size < len(words) and words[i + size][:1].isupper() and not title  # "President Trump"
        if office is not None and not another:
            _take_office(office, person)
        if words[i] in table.honorifics and table.honorifics[words[i]] and title:
            person.sex = person.sex or table.honorifics[words[i]]
        land = lands.adjectives.get(words[i]) or (lands.names.get(words[i]) if title else None)
        if land:
            person.places.add(land)
        i += size if office is not None else 1


def _take_office(noun: str, person: Person) -> None:
    table = people()
    person.nouns.add(noun)
    last = noun.rsplit(maxsplit=1)[-1]
    if last in table.offices and noun not in ("vice president", "secretary of state"):
        person.nouns.add(last)
    person.nouns.update(table.offices.get(noun, ()))
    sex = table.noun_sexes.get(noun)
    if sex and not person.sex:
        person.sex = sex
