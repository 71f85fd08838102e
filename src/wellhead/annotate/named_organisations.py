"""Sources that are named organisations: newsrooms, countries, institutions, accounts of social networks."""

from __future__ import annotations

import functools
import re

from wellhead import newsrooms
from wellhead.annotate.cast import plain_name
from wellhead.annotate.heads import head_of, is_meant, names_within
from wellhead.annotate.lexicon import demonyms, is_country, organisations, word_set
from wellhead.annotate.named_people import introduced
from wellhead.annotate.scene import Scene, Speaker
from wellhead.annotate.source_class import class_of, is_document, is_spokesperson
from wellhead.annotate.source_phrases import Phrase, known_nouns, segments
from wellhead.language.nations import seat_of_government

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


@functools.cache
def _newsroom_nouns() -> frozenset[str]:
    """Nouns that an outlet's name may qualify without losing its meaning: "the Interfax news agency"."""
    tables = organisations()
    kinds = {noun.split()[-1] for group in tables.newsrooms.values() for noun in group}
    return frozenset(kinds | tables.reports | {"editorial", "agency", "service"})


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
        found = [(phrase.start, phrase.end, name)] if name is not None else []
    for start, end, name in found:
        if _means(scene, phrase, start, end, _newsroom_nouns()):
            return Speaker(
                name=name,
                source_class="named_organisation",
                kind="newsroom",
                confidence=0.95,
                head="newspaper",
                reason=f"the newsroom {name} is the source",
            )
    return None


def _means(scene: Scene, phrase: Phrase, start: int, end: int, nouns: frozenset[str]) -> bool:
    """Whether a name in a mention is what the mention means."""
    tree = scene.tree
    tokens = tree.tokens_of(start, end)
    return is_meant(tree, head_of(tree, *tokens), *tree.tokens_of(phrase.start, phrase.end), nouns)


def named_organisation(scene: Scene, phrase: Phrase, begins: str = "") -> Speaker | None:
    """The mention is a name and no person's: a country, an institution, a name of the cast.

    :param begins: how the attributed content begins: "it had received no warning" is said by an organisation
    """
    first = segments(scene.text, phrase.start, phrase.end)[0]
    written = scene.text[first[0] : first[1]]
    name = re.sub(r"^(?:(?:[Tt]he|so-called|key|[A-Z][a-z]+-based) )+", "", written)
    name = re.sub(r"\s*\(.*\)?$", "", name).strip()
    bare = re.sub(r"[’']s?$", "", name)
    if is_country(bare) or seat_of_government(bare):
        return _org(bare, 0.93, phrase, f"the mention names {bare}")
    if bare in organisations().names:
        return _org(bare, 0.95, phrase, f"the mention names {bare}")
    parts = {plain_name(w) for w in re.findall(r"[A-Z][\w’'.-]*", name)}
    for organisation in scene.cast.organisations:
        if parts and parts <= organisation.words and _only_name(name):
            return _org(
                organisation.name,
                0.93 if name == organisation.name else 0.85,
                phrase,
                f"“{written}” is {organisation.name}",
                organisation.words,
            )
    owned = phrase.determiner in ("his", "her", "its", "their", "my", "our")  # "his Twitter"
    for chosen in () if owned else sorted(scene.cast.organisations, key=lambda o: -len(o.name)):
        at = scene.text.find(chosen.name, phrase.start, phrase.end)
        if at >= 0 and _means(scene, phrase, at, at + len(chosen.name), word_set("mentions", "kinds")):
            return _org(chosen.name, 0.9, phrase, f"the mention names {chosen.name}", chosen.words)
    if not _CAPITALISED.fullmatch(written) or is_document(phrase.head) or is_spokesperson(phrase):
        return None
    if class_of(phrase) == "collective" or phrase.head in known_nouns():
        return None
    return _by_shape(scene, phrase, bare, begins)


def _name(scene: Scene, phrase: Phrase, kind: str) -> str | None:
    """The first name of a kind in a mention."""
    found = (name for name in names_within(scene.tree, phrase.start, phrase.end) if name.kind == kind)
    return next((scene.text[name.start : name.end] for name in found), None)


def _only_name(core: str) -> bool:
    return (
        re.fullmatch(
            r"(?:[A-Z][\w’'.&-]*|of|for|and|the|al-[A-Z]\w*)"
            r"(?: (?:[A-Z][\w’'.&-]*|of|for|and|on|the|al-[A-Z]\w*))*",
            core,
        )
        is not None
    )


def _by_shape(scene: Scene, phrase: Phrase, name: str, begins: str) -> Speaker | None:
    """A capitalised name that nothing explains: initials and heads of organisations are one, the rest
    are people.
    """
    words = name.split()
    heads = organisations().heads
    person = _name(scene, phrase, "person")
    if person is not None and not person.isupper():
        return introduced(scene, person, 0.75, phrase.start)
    listed = _name(scene, phrase, "organisation") or name.isupper() or any(w in heads for w in words)
    if listed or re.search(r"\d|&| (?:of|for|and|the) ", name):
        return _org(name, 0.8, phrase, f"{name} reads as an organisation")
    if re.match(r"(?:that )?its? ", begins, re.IGNORECASE):  # "Halden said it had received no warning"
        return _org(name, 0.75, phrase, f"{name} speaks of itself as “it”")
    if phrase.text.startswith(("the ", "The ")) or words[0] in demonyms():
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
