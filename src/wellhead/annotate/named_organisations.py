"""Sources that are named organisations: newsrooms, countries, institutions, accounts of social networks."""

from __future__ import annotations

import re

from wellhead import newsrooms
from wellhead.annotate.cast import plain_name
from wellhead.annotate.lexicon import countries, organisations, word_set
from wellhead.annotate.named_people import OBJECT, governed, introduced
from wellhead.annotate.scene import Scene, Speaker
from wellhead.annotate.source_class import class_of, is_document, is_spokesperson
from wellhead.annotate.source_phrases import Phrase, known_nouns, segments

_CAPITALISED = re.compile(
    r"(?:the |The )?(?:[A-Z][\w’'.&-]*|al-[A-Z][\w-]*)"
    r"(?: (?:of|for|de|al|bin|van|von|and|the|&)? ?(?:[A-Z0-9][\w’'.&-]*|al-[A-Z][\w-]*))*"
)
_ACCOUNTS = word_set("mentions", "accounts")
_HANDLE = re.compile(r"@\w{2,30}\b")
#: "a Twitter account called @WomenForPeace", "the “@WomenForPeace” account".
_ACCOUNT_NAMED = re.compile(
    r"\b(?:accounts?|handle|feed)(?: [a-z]+){0,3} [“\"‘]?(@\w{2,30})"
    r"|(@\w{2,30})[”\"’]? (?:[A-Z]\w+ )?(?:account|feed)\b"
)


def named_account(scene: Scene, phrase: Phrase) -> Speaker | None:
    """An account of a social network: "Women For Peace (@WomenForPeace)", "the account’s profile"."""
    handles = _HANDLE.findall(phrase.text)
    own = bool(handles)
    if own and not re.search(r"\(@\w+\)|^@", phrase.text):
        return None
    if not handles and phrase.head in _ACCOUNTS and (phrase.definite or phrase.determiner == "its"):
        handles = [one or two for one, two in _ACCOUNT_NAMED.findall(scene.text, 0, phrase.start)]
    if not handles:
        return None
    sure = 0.9 if own else 0.75 if len(set(handles)) == 1 else 0.45
    return Speaker(
        name=handles[-1],
        source_class="document",
        kind="document",
        confidence=sure,
        head="account",
        reason=f"“{phrase.text}” is the account {handles[-1]}",
    )


#: What may stand before an outlet's name without changing whom it means: "Russian news agency Interfax".
_OUTLET_LEAD = re.compile(
    r"the|a|an|state|official|private|local|state-run|state-owned|[\w-]+ (?:news )?agency"
    r"|[\w’' -]*(?:newspaper|agency|channel|broadcaster|network|daily|magazine|website|tabloid|service|outlet"
    r"|television|tv|radio|station|weekly|paper|site)"
)


def named_newsroom(scene: Scene, phrase: Phrase) -> Speaker | None:
    """The mention is a newsroom ("the Journal", "the Interfax news agency") or its report ("the
    Journal report").
    """
    text = scene.text
    known = {name for _, _, name in scene.outlets}
    found = newsrooms.find(text, phrase.start, phrase.end, known | scene.own)
    if not found:
        whole = re.sub(r"^the ", "", phrase.text, flags=re.IGNORECASE)
        name = newsrooms.canonical(whole) if len(whole) > 2 and whole[:1].isupper() else None
        if name is None:
            return None
        found = [(phrase.start, phrase.end, name)]
    start, end, name = found[-1]
    before, after = text[phrase.start : start].strip().casefold(), text[end : phrase.end].strip()
    after = re.sub(r"^[’']s?\s*", "", after)
    first = segments(text, phrase.start, phrase.end)[0]
    if start >= first[1] or governed(text[phrase.start : start]):
        return None
    nouns = organisations()
    kinds = {noun for group in nouns.newsrooms.values() for noun in group}
    tail = re.sub(r"\s*\(.*\)$|,.*$", "", after).strip().casefold()
    if (
        tail
        and tail not in kinds
        and tail not in nouns.reports
        and not tail.startswith(("“", '"', "editorial"))
    ):
        return None
    if before and not _OUTLET_LEAD.fullmatch(before):
        return None
    return Speaker(
        name=name,
        source_class="named_organisation",
        kind="newsroom",
        confidence=0.95,
        head="newspaper",
        reason=f"the newsroom {name} is the source",
    )


def named_organisation(scene: Scene, phrase: Phrase, begins: str = "") -> Speaker | None:
    """The mention is a name and no person's: a country, an institution, a name of the cast.

    :param begins: how the attributed content begins: "it had received no warning" is said by an organisation
    """
    first = segments(scene.text, phrase.start, phrase.end)[0]
    written = scene.text[first[0] : first[1]]
    name = re.sub(r"^(?:the|so-called|The so-called|The) ", "", written)
    name = re.sub(r"\s*\(.*\)?$", "", name).strip()
    bare = re.sub(r"[’']s?$", "", name)
    lands = countries()
    if bare in lands.names or bare in lands.seats or written in lands.seats:
        return _org(bare, 0.93, phrase, f"the mention names {bare}")
    if bare in organisations().names:
        return _org(bare, 0.95, phrase, f"the mention names {bare}")
    core = re.sub(r"^(?:[A-Z][a-z]+-based |so-called |key )+", "", name)
    parts = {plain_name(w) for w in re.findall(r"[A-Z][\w’'.-]*", core)}
    last = core.split()[-1] if core.split() else ""
    for organisation in scene.cast.organisations:
        if parts and parts <= organisation.words and _only_name(core):
            return _org(
                organisation.name,
                0.93 if core == organisation.name else 0.85,
                phrase,
                f"“{written}” is {organisation.name}",
                organisation.words,
            )
    if core and last and any(o.name in written for o in scene.cast.organisations) and last in _kinds():
        chosen = max((o for o in scene.cast.organisations if o.name in written), key=lambda o: len(o.name))
        if written.find(chosen.name) + len(chosen.name) >= len(written) - len(last) - 22:
            return _org(chosen.name, 0.9, phrase, f"the mention names {chosen.name}", chosen.words)
    for chosen in scene.cast.organisations:  # "Syrian rescue workers the Civil Defence"
        if re.search(rf"\b[a-z]{{3,}}s? the {re.escape(chosen.name)}$", written) and not OBJECT.search(
            written
        ):
            return _org(chosen.name, 0.85, phrase, f"the mention names {chosen.name}", chosen.words)
    if not _CAPITALISED.fullmatch(written) or is_document(phrase.head) or is_spokesperson(phrase):
        return None
    if class_of(phrase) == "collective" or phrase.head in known_nouns():
        return None
    return _by_shape(scene, phrase, bare, begins)


def _only_name(core: str) -> bool:
    return (
        re.fullmatch(
            r"(?:[A-Z][\w’'.&-]*|of|for|and|the|al-[A-Z]\w*)"
            r"(?: (?:[A-Z][\w’'.&-]*|of|for|and|on|the|al-[A-Z]\w*))*",
            core,
        )
        is not None
    )


def _kinds() -> frozenset[str]:
    return organisations().nouns | {"group", "movement", "party"}


def _by_shape(scene: Scene, phrase: Phrase, name: str, begins: str) -> Speaker | None:
    """A capitalised name that nothing explains: initials and heads of organisations are one, the rest
    are people.
    """
    words = name.split()
    heads = organisations().heads
    if name.isupper() or any(w in heads for w in words) or re.search(r"\d|&| (?:of|for|and|the) ", name):
        return _org(name, 0.8, phrase, f"{name} reads as an organisation")
    if re.match(r"(?:that )?its? ", begins, re.IGNORECASE):  # "Halden said it had received no warning"
        return _org(name, 0.75, phrase, f"{name} speaks of itself as “it”")
    if phrase.text.startswith(("the ", "The ")) or any(w in countries().adjectives for w in words[:1]):
        return _org(name, 0.7, phrase, f"{name} reads as an organisation")
    if len(words) <= 4:
        return introduced(scene, name, 0.75, phrase.start)
    return _org(name, 0.6, phrase, f"{name} is named as the source")


def _org(
    name: str, confidence: float, phrase: Phrase, reason: str, words: frozenset[str] = frozenset()
) -> Speaker:
    return Speaker(
        name=name,
        source_class="named_organisation",
        kind="organisation",
        confidence=confidence,
        reason=reason,
        head=phrase.head,
        words=words or frozenset(w.casefold() for w in name.split()),
    )
