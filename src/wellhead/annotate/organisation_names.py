"""Organisations that an article names, and the nouns that come back to them."""

from __future__ import annotations

import re

from wellhead.annotate.cast import LIMIT, Cast, Organisation, plain_name
from wellhead.annotate.heads import head_of
from wellhead.annotate.lexicon import organisations, singular, word_set
from wellhead.annotate.person_names import is_title
from wellhead.language.clauses import Clauses
from wellhead.language.nations import nations
from wellhead.records import Span

_INITIALS = re.compile(r" \(([A-Z][A-Za-z&]{1,8})\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'.-]*")
_OF = ("of", "for", "on")


def add_organisation(tree: Clauses, first: int, beyond: int, cast: Cast) -> None:
    """Enter an organisation with the nouns that come back to it.

    :param first, beyond: the tokens of its name
    """
    document = tree.document
    while first < beyond - 1 and tree.word(first) in ("the", "a", "an"):
        first += 1
    start, end = tree.span(first, beyond)
    name = re.sub(r"\s+", " ", document.text[start:end]).removesuffix("’s").removesuffix("'s")
    nouns = _nouns(tree, first, beyond, name)
    parts = {plain_name(word) for word in _CAPITALISED.findall(name)}
    initials = _INITIALS.match(document.text, end, end + 14)
    if initials:
        parts.add(initials.group(1).casefold())
    for known in cast.organisations:
        # "the Observatory" is the Syrian Observatory for Human Rights
        if known.name == name or (" " not in name and parts <= known.words):
            known.nouns |= nouns
            known.words |= parts
            return
    if len(cast.organisations) < LIMIT and parts:
        cast.organisations.append(Organisation(name, frozenset(parts), nouns, start))


def listed(tree: Clauses, token: int) -> Span | None:
    """The tokens of an organisation that the lists know by its noun: "the Ministry of Defence", "Kremlin".

    Titles and persons’ names bound it: "House Speaker Nancy Pelosi" is none.
    """
    orgs, form = organisations(), tree.forms[token]
    if form in orgs.names:
        return token, token + 1
    if form not in orgs.heads:
        return _before_kind(tree, token)
    first, beyond, size = token, token + 1, len(tree.forms)
    while first and _capital(tree, first - 1) and tree.document.heads[first - 1] >= 0:
        first -= 1
    while beyond < size and _capital(tree, beyond):
        beyond += 1
    if beyond < size and tree.forms[beyond] in _OF:
        end = beyond + 1
        dates = nations().dates  # "the Security Council on Friday"
        while end < size and (tree.word(end) in ("the", "and", "of") or tree.forms[end][0].isupper()):
            if tree.forms[end] in dates:
                break
            end += 1
        while end > beyond and not tree.forms[end - 1][0].isupper():
            end -= 1
        beyond = end
    return (first, beyond) if beyond - first > 1 else None


def _before_kind(tree: Clauses, token: int) -> Span | None:
    """The name before a noun that tells what it is: "the Ahrar al-Sham rebel group"."""
    if tree.document.upos[token] != "NOUN" or singular(tree.word(token)) not in word_set("mentions", "kinds"):
        return None
    beyond = token
    while (
        beyond
        and not _capital(tree, beyond - 1)
        and tree.relation(beyond - 1) in ("compound", "amod", "punct")
    ):
        beyond -= 1
    first = beyond
    while first and (_capital(tree, first - 1) or tree.forms[first - 1] in ("al", "-")):
        first -= 1
    proper = any(tree.document.upos[t] == "PROPN" for t in range(first, beyond))
    return (first, beyond) if proper and tree.relation(beyond - 1) in ("compound", "flat", "nmod") else None


def _capital(tree: Clauses, token: int) -> bool:
    """A word of a name: "Syrian", "Human"; no title, and not the first word of a sentence that is no name."""
    form, upos = tree.forms[token], tree.document.upos[token]
    opens = token in tree.document.bounds
    return (
        form[0].isupper()
        and not is_title(form)
        and upos in (("PROPN",) if opens else ("PROPN", "ADJ", "NOUN"))
    )


def _nouns(tree: Clauses, first: int, beyond: int, name: str) -> set[str]:
    """What a name says of its bearer, by the lists and by what stands beside it: "the Falcon rebel group"."""
    orgs, document = organisations(), tree.document
    kinds = word_set("mentions", "kinds") | orgs.nouns
    found = set(orgs.names.get(name, ()))
    words = [tree.forms[t] for t in range(first, beyond)]
    core = words[: next((i for i, word in enumerate(words) if i and word in _OF), len(words))]
    found |= next((orgs.heads[word] for word in reversed(core) if word in orgs.heads), frozenset())
    head = head_of(tree, first, beyond)
    beside = [t for t in tree.children(head) if tree.relation(t) == "appos" and not first <= t < beyond]
    above = document.heads[head]
    if above >= 0 and tree.relation(head) in ("compound", "appos", "flat"):
        beside.append(above)
    for noun in beside:
        low = singular(tree.word(noun))
        if document.upos[noun] == "NOUN" and low in kinds:
            before = [t for t in tree.children(noun) if t < noun and not first <= t < beyond]
            modifiers = [tree.word(t) for t in before if tree.relation(t) in ("compound", "amod")]
            found |= {low, " ".join((*modifiers, low))}
    return found
