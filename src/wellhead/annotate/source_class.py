"""The class of a source: who could be asked, and how well the reader knows them.

named_person, named_organisation (its unnamed spokesman too), document, anonymous_described,
anonymous_bare, collective or unattributed.  Nouns and phrases stand in ``source_classes.yaml``.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from wellhead import newsrooms
from wellhead.annotate.lexicon import demonyms, organisations, people, singular
from wellhead.annotate.source_phrases import Phrase
from wellhead.data import load


@dataclass(frozen=True, slots=True)
class _Nouns:
    documents: frozenset[str]
    stance: frozenset[str]
    role: frozenset[str]
    empty: frozenset[str]
    quantities: frozenset[str]
    spokespeople: frozenset[str]
    bare_people: frozenset[str]


@functools.cache
def _nouns() -> _Nouns:
    data = load("source_classes")
    return _Nouns(
        *(
            frozenset(str(w) for w in data[key])
            for key in (
                "documents",
                "stance",
                "role",
                "empty_modifiers",
                "quantities",
                "spokespeople",
                "bare_people",
            )
        )
    )


def is_document(head: str) -> bool:
    """Whether a noun means something written, published or recorded."""
    return head in _nouns().documents


def is_spokesperson(phrase: Phrase) -> bool:
    """Whether a mention is somebody who speaks for an organisation."""
    return phrase.head in _nouns().spokespeople or phrase.text.casefold().endswith("press secretary")


def class_of(phrase: Phrase) -> str:
    """The class of a description, by its own words; of a name or a pronoun the caller knows more.

    >>> from wellhead.annotate.source_phrases import parse
    >>> for text in ("election officials", "two people", "the complaint", "52 percent of voters", "critics",
    ...              "A spokesman for Hillary Clinton", "a person close to the Kremlin"):
    ...     print(text, "->", class_of(parse(text, 0, len(text))))
    election officials -> anonymous_described
    two people -> anonymous_bare
    the complaint -> document
    52 percent of voters -> collective
    critics -> collective
    A spokesman for Hillary Clinton -> named_organisation
    a person close to the Kremlin -> anonymous_described
    """
    nouns, head = _nouns(), phrase.head
    written = phrase.text
    informative = [m for m in phrase.modifiers if m.casefold() not in nouns.empty and not m.isdigit()]
    if is_spokesperson(phrase):
        named = informative or phrase.tail.startswith(("for ", "of ")) or re.search(r"[’']s ", written)
        return "named_organisation" if named else "anonymous_bare"
    if _quantity(phrase):
        return "collective"
    if re.match(
        r"(?:the |[A-Z]\w+(?:’s|'s)? )?[Ss]tate(?:-run|-owned)? (?:media|television|TV|radio|news)\b", written
    ):
        return "named_organisation"
    if (head in nouns.documents and not _person_like(phrase)) or _SEEN_BY.match(phrase.tail):
        return "document"
    if head == "police":
        return "named_organisation"
    if _named_organisation(phrase) or re.match(r"(?:[Tt]he )?(?:[A-Z]\w+ )+of (?:the )?[A-Z]", written):
        return "named_organisation"
    if (
        (phrase.definite or phrase.determiner in ("his", "her", "their", "its"))
        and head in organisations().nouns
        and not phrase.tail
    ):
        return "collective" if head in ("group", "opposition") and phrase.plural else "named_organisation"
    if phrase.definite and not phrase.plural and head in people().offices and head not in nouns.bare_people:
        return "named_person"  # "the governor", "the secretary of state": somebody the article has named
    if phrase.plural or phrase.determiner in ("some", "many", "most", "several", "few"):
        return _class_of_people(phrase, informative)
    if head in nouns.role:
        return "anonymous_described" if informative or _describes(phrase.tail) else "anonymous_bare"
    if head in organisations().nouns:
        return "named_organisation" if re.search(r"\b[A-Z][\w-]+", written[1:]) else "anonymous_described"
    if head in nouns.stance:
        return "collective"
    return "anonymous_described" if informative or phrase.tail else "anonymous_bare"


#: "a customs manifest seen by Reuters": what can be seen is written.
_SEEN_BY = re.compile(r"(?:seen|obtained|reviewed|leaked|viewed) (?:by|to)\b")
_AGENT = re.compile(r"(?:er|or|ist|ian|man|ant|eer)$")


def _describes(tail: str) -> bool:
    return bool(tail) and not tail.startswith(("(", "who said", "who spoke", "who asked", "speaking"))


def _quantity(phrase: Phrase) -> bool:
    """ "52 percent", "three-in-five insiders", "many", "some in the party"."""
    if phrase.head in ("percent", "cent", "%", "majority", "quarter") or re.search(
        r"\d(?:\.\d+)? ?(?:%|percent|per cent)", phrase.text
    ):
        return True
    if re.match(
        r"(?:nearly |almost |about |over |more than )?"
        r"(?:half|two-thirds|three-quarters|one-third|(?:a|one) (?:third|quarter|fifth) of"
        r"|[a-z]+-in-[a-z]+)\b",
        phrase.text,
        re.IGNORECASE,
    ):
        return True
    if phrase.count is not None and phrase.count > 20:
        return True
    if re.search(r"\d,\d{3}", phrase.text):
        return True
    return phrase.head in _nouns().quantities and not re.match(
        r"(?:involved|close|familiar|briefed)", phrase.tail.removeprefix(phrase.head).strip()
    )


def _person_like(phrase: Phrase) -> bool:
    return phrase.head in _nouns().role and phrase.head not in ("figure", "monitor")


def _named_organisation(phrase: Phrase) -> bool:
    """The phrase itself is a name: "Clinton’s team", "the State Department", "Gowdy’s office"."""
    head_written = re.search(rf"(?<!^)\b{re.escape(phrase.head)}", phrase.text, re.IGNORECASE)
    if (
        head_written
        and head_written.group()[:1].isupper()
        and phrase.head not in _nouns().role
        and phrase.head not in _nouns().stance
    ):
        return True
    of_somebody = any(m[:1].isupper() for m in phrase.modifiers) or re.search(
        r"\bof (?:the )?[A-Z]", phrase.tail
    )
    return (
        bool(of_somebody)
        and phrase.head in organisations().nouns
        and not phrase.plural
        and phrase.determiner not in ("a", "an", "one")
    )


def _class_of_people(phrase: Phrase, informative: list[str]) -> str:
    nouns, head = _nouns(), phrase.head
    described = _describes(phrase.tail)
    if head in (
        "people",
        "person",
        "source",
        "official",
        "aide",
        "staffer",
        "adviser",
        "advisor",
        "diplomat",
        "operative",
        "organizer",
        "prosecutor",
        "investigator",
        "witness",
        "employee",
        "executive",
        "intimate",
        "insider",
        "member",
    ):
        if head == "people" and not described and phrase.determiner in ("", "many", "most", "some"):
            return "collective"
        if head == "insider" and phrase.count is None:
            return "collective"
        return "anonymous_described" if informative or described else "anonymous_bare"
    if head in nouns.stance or head in demonyms():
        return (
            "anonymous_described"
            if phrase.count and phrase.count < 20 and (informative or described)
            else "collective"
        )
    if head in nouns.role or _AGENT.search(head):
        return "anonymous_described" if informative or described else "anonymous_bare"
    if head in organisations().nouns or singular(head) in organisations().nouns:
        return "collective"
    if newsrooms.canonical(phrase.text):
        return "named_organisation"
    return "collective"
