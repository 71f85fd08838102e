"""Sources that are named people."""

from __future__ import annotations

import re

from wellhead import newsrooms
from wellhead.annotate.cast import Person, choose_bearer, plain_name
from wellhead.annotate.lexicon import countries, organisations, people, singular
from wellhead.annotate.scene import Scene, Speaker, of_person
from wellhead.annotate.source_phrases import parse, segments


def named_person(scene: Scene, start: int, end: int) -> Speaker | None:
    """The person whom a mention names: in its first segment that is a name and not a possessor or an
    object.
    """
    text = scene.text
    for left, right in segments(text, start, end):
        for mention in scene.cast.within(left, right):
            if mention.end > right + 2 or mention.possessive:
                continue
            before, after = text[left : mention.start], text[mention.end : right]
            if before.count("(") > before.count(")") or governed(before) or not _closes_name(after):
                continue
            person = scene.cast.people[mention.person]
            full = len(text[mention.start : mention.end].split()) > 1
            return of_person(
                scene,
                mention.person,
                0.97 if full else 0.93,
                _why(text, mention.start, mention.end, person.name),
            )
        found = _surname(scene, left, right) or _new_name(scene, start, left, right)
        if found is not None:
            return found
    return None


_AGED = re.compile(r",? (?:aged )?\d{1,2}$")


_PLACED = re.compile(r"([A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+),? (?:of|from|at|with) (?:the |[A-Z])")


def _new_name(scene: Scene, start: int, left: int, right: int) -> Speaker | None:
    """A name that only this mention gives: "Ahmed, 24", "the centre’s director, Ina Kirsch"."""
    written = scene.text[left:right]
    bare = _AGED.sub("", written)
    aged = bare != written
    placed = _PLACED.match(bare)  # "Sari Autio-Sarasmo of the University of Helsinki"
    if placed:
        bare = placed.group(1)
    words = bare.split()
    if not re.fullmatch(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|al-[A-Z]\w+|de|van|von|bin)){0,3}", bare):
        return None
    heads = organisations().heads
    if (
        any(w in heads for w in words)
        or bare in organisations().names
        or countries().of(bare)
        or newsrooms.canonical(bare)
        or bare.isupper()
    ):
        return None
    apposed = (
        left > start and len(words) > 1 and singular(parse(scene.text, start, left).head) in people().offices
    )
    if not (aged or apposed or (placed and len(words) > 1)):
        return None
    who = scene.cast.named(words[-1])
    if len(who) == 1 and (
        len(words) == 1 or plain_name(words[0]) == plain_name(scene.cast.people[who[0]].name.split()[0])
    ):
        return of_person(
            scene, who[0], 0.93, f"“{written}” is {scene.cast.people[who[0]].name}, named in the article"
        )
    return introduced(scene, bare, 0.75 if placed else 0.9, left)


def introduced(scene: Scene, name: str, confidence: float, at: int) -> Speaker:
    """A person whom only a source mention names: known to the article from here on."""
    words = name.split()
    person = Person(name, frozenset({plain_name(words[-1])}), people().sexes.get(words[0], ""), at)
    scene.cast.people.append(person)
    scene.cast.by_surname.setdefault(plain_name(words[-1]), []).append(len(scene.cast.people) - 1)
    return of_person(scene, len(scene.cast.people) - 1, confidence, f"named in the mention: {name}")


def _why(text: str, start: int, end: int, name: str) -> str:
    written = text[start:end]
    return (
        f"named in the mention: {name}" if written == name else f"“{written}” is {name}, named in the article"
    )


OBJECT = re.compile(
    r"\b(?:of|for|to|with|by|from|about|on|against|near|close|backing|supporting|representing|under|in|at)\b"
    r"(?! (?:State|Defense|Defence|the Treasury)\b)",
    re.IGNORECASE,
)


def governed(before: str) -> bool:
    """The name stands behind a preposition: "an aide to Jean Dupont"; not "Director of National
    Intelligence John Ratcliffe".
    """
    if not before.strip():
        return False
    hits = list(OBJECT.finditer(before))
    if not hits:
        return False
    hit = hits[-1]
    rest = before[hit.end() :].strip()
    office = before.strip().casefold()
    if any(
        office.endswith(noun)
        for noun in (
            "secretary of state",
            "secretary of defense",
            "director of national intelligence",
            "chief of staff",
        )
    ):
        return False
    # "envoy for Syria Staffan de Mistura": the preposition has its own noun
    words = rest.split()
    return not words or words[-1].casefold() in (
        "the",
        "a",
        "his",
        "her",
        "their",
        "then",
        "president",
        "former",
        "senator",
        "mr",
        "mr.",
        "ms.",
        "mrs.",
        "sen.",
        "rep.",
        "candidate",
        "nominee",
        "minister",
        "gov.",
        "hopeful",
        "rival",
        "opponent",
        "leader",
    )


def _closes_name(after: str) -> bool:
    """What follows the name inside its segment describes its bearer ("(R-S.C.)", "of the firm X",
    "24") or nothing.
    """
    rest = after.strip()
    return (
        not rest
        or rest.startswith(
            (
                "(",
                ")",
                "of ",
                "in ",
                "at ",
                "from ",
                "with ",
                "on ",
                "for ",
                "who ",
                "himself",
                "herself",
                "and ",
                "whose ",
                "a ",
                "an ",
                "the ",
                "aged ",
                "Jr",
                "Sr",
                "[",
            )
        )
        or rest[0].isdigit()
    )


def _surname(scene: Scene, left: int, right: int) -> Speaker | None:
    """A surname alone, or behind a title: "Mr. Gauger", "Cohen", "de Mistura"."""
    text = scene.text[left:right]
    if not re.fullmatch(
        r"(?:[A-Z][\w.’'-]*|de|al|von|van|bin) ?(?:(?:[A-Z]|al-|de |von |van )[\w.’'-]*)?", text
    ):
        return None
    word = text.split()[-1]
    who = scene.cast.named(word)
    if who:
        honorific = people().honorifics.get(text.split()[0], "")
        index = choose_bearer(who, scene.cast, honorific)
        if index is not None:
            sure = 0.93 if len(who) == 1 else 0.6
            return of_person(
                scene, index, sure, f"“{text}” is {scene.cast.people[index].name}, named in the article"
            )
    return None
