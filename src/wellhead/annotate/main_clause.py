"""The main clause of a stretch of text, from the tree: subject, verbs, predicate, and whether it is negated.

Of the sentences of a stretch the first that is no question and more than two words counts; in it the main
clause is what its topmost predicate governs, without what leads up to it ("While he did not pay, …") and
without relative clauses.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wellhead.annotate.lexicon import word_set
from wellhead.data import load
from wellhead.language.clauses import VERBS, Clauses
from wellhead.records import Span

#: Words that open clauses which are asserted beside their main clause, or hang on it in meaning.
CONCEDING = tuple(sorted(word_set("assertions", "conceding")))
HANGING = tuple(sorted(word_set("assertions", "hanging")))
_QUOTES = frozenset('“”"‘’`´„‚') | {"``", "''"}
_GROUP = frozenset(("AUX", "VERB", "ADV", "PART"))
_SPACES = frozenset((" ", "\u00a0", "\n", "\t"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_LONGEST_GROUP = 9
_BEHIND = 4  # words behind the verb group that its rules may look at
_LEAST = 3  # words of a proposition
_LONGEST = 120  # tokens of a sentence that are looked at


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause, taken apart."""

    whole: str  # the sentence
    text: str  # the clause
    subject: str
    verb: str  # the verb group and a few words behind it: "is preparing to launch strikes on"
    predicate: str  # what follows the verb group, up to the next clause
    negative: bool


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    """The lists of negation in ``modality.yaml``."""
    return {key: frozenset(words) for key, words in load("modality")["negation"].items()}


def main_clause(tree: Clauses, spans: Sequence[Span]) -> Clause:
    """The main clause of some stretches that are read as one.

    :param spans: code points, in order
    """
    tokens = _sentence(tree, spans)
    whole = joined(tree, tokens)
    inside = frozenset(tokens)
    top = top_of(tree, tokens, inside)
    if top is None:
        return Clause(whole, whole, "", "", whole, False)
    subject = _subject(tree, top, inside)
    verbs = _group(tree, top, subject, inside)
    if not verbs:
        clause = joined(tree, _without_relatives(tree, tokens, inside))
        return Clause(whole, clause, "", "", clause, _negated(tree, top, ()))
    first = min(tree.subtree(subject)[0], verbs[0]) if subject is not None else verbs[0]
    commas = [t for t in tokens if t < first and tree.forms[t] == ","]
    begin = commas[-1] + 1 if commas else tokens[0]
    kept = _without_relatives(tree, [t for t in tokens if t >= begin], inside)
    behind = [t for t in kept if t > verbs[-1] and tree.forms[t] not in _QUOTES]
    return Clause(
        whole=whole,
        text=joined(tree, kept),
        subject="" if subject is None else joined(tree, _within(kept, tree.subtree(subject))),
        verb=joined(tree, [*verbs, *behind[:_BEHIND]]),
        predicate=joined(tree, _up_to_next_clause(tree, behind)),
        negative=_negated(tree, top, verbs),
    )


def joined(tree: Clauses, tokens: Sequence[int]) -> str:
    """The words without quotation marks, spaced as in the text; a comma where something was left out."""
    document = tree.document
    parts: list[str] = []
    before = end = -1  # the token before, and where the last word ended
    for token in tokens:
        quote = tree.forms[token] in _QUOTES and document.xpos[token] != "POS"
        gap = any(tree.forms[t] not in _QUOTES for t in range(before + 1, token))
        if parts and gap and parts[-1] != ",":
            parts.append(",")
        before = token
        if quote or (tree.forms[token] == "," and parts[-1:] == [","]):
            continue
        if (
            parts
            and tree.forms[token] != ","
            and (parts[-1] == "," or document.text[end : end + 1] in _SPACES)
        ):
            parts.append(" ")
        parts.append(tree.forms[token])
        end = document.ends[token]
    return "".join(parts).strip(" ,")


def _within(tokens: Iterable[int], extent: Span) -> list[int]:
    return [t for t in tokens if extent[0] <= t < extent[1]]


def _sentence(tree: Clauses, spans: Sequence[Span]) -> list[int]:
    """The tokens of the first sentence that states something."""
    sentences: dict[int, list[int]] = {}
    for start, end in spans:
        for token in range(*tree.tokens_of(start, end)):
            found = sentences.setdefault(tree.sentence_of(token), [])
            if len(found) < _LONGEST:
                found.append(token)
    for tokens in sentences.values():
        asks = any(tree.forms[t].startswith("?") for t in tokens[-3:])
        if not asks and sum(tree.document.upos[t] != "PUNCT" for t in tokens) >= _LEAST:
            return tokens
    return next(iter(sentences.values()), [])


def top_of(tree: Clauses, tokens: Sequence[int], inside: frozenset[int]) -> int | None:
    """The predicate that governs some tokens: of those that nothing inside governs, one with a subject."""
    document = tree.document
    tops = [t for t in tokens if document.heads[t] not in inside and document.upos[t] != "PUNCT"]
    predicates = [t for t in tops if tree.is_predicate(t) and tree.relation(t) not in ("aux", "cop")]
    with_subject = [t for t in predicates if tree.has_subject(t)]
    plain = [t for t in with_subject if not tree.has_mark(t, CONCEDING + HANGING)]
    # A finite verb that describes a noun without being a relative clause is the noun's predicate.
    bare = [
        t for t in tokens if document.relations[t] == "acl" and document.heads[t] in tops and _bare(tree, t)
    ]
    return next(iter((*plain, *with_subject, *bare, *predicates, *tops)), None)


def _bare(tree: Clauses, token: int) -> bool:
    finite = tree.document.xpos[token] in ("VBZ", "VBP", "VBD")
    return finite and not tree.has(token, "mark", "nsubj", "nsubj:pass", "aux", "cop")


def _subject(tree: Clauses, top: int, inside: frozenset[int]) -> int | None:
    """The subject of a predicate; in "claims payment was made" also a noun that hangs on "claims"."""
    document = tree.document
    found = [tree.child(top, "expl"), tree.child(top, "nsubj", "csubj")]
    head = document.heads[top]
    if document.relations[top] == "acl" and _bare(tree, top):
        return head
    if found == [None, None] and head >= 0 and head not in inside:
        found = [t for t in tree.children(head) if t < top and t in inside and document.upos[t] in _NOUNS]
    return next((t for t in found if t is not None and t in inside), None)


def _group(tree: Clauses, top: int, subject: int | None, inside: frozenset[int]) -> list[int]:
    """The verbs of a predicate with the adverbs among them."""
    verbs = [t for t in (*helpers(tree, top), top) if tree.document.upos[t] in VERBS and t in inside]
    behind = [t for t in verbs if subject is None or t > subject]
    if not verbs:
        return []
    first = min(behind or verbs)
    while first - 1 in inside and tree.word(first - 1) in _words()["before"]:
        first -= 1
    found = [first]
    while len(found) < _LONGEST_GROUP and (t := found[-1] + 1) in inside:
        if tree.document.upos[t] not in _GROUP or tree.document.xpos[t] == "POS":
            break
        found.append(t)
    return found


def helpers(tree: Clauses, top: int) -> list[int]:
    """Auxiliaries and copulas of a predicate, those that hang on its helping words included ("is due to")."""
    found = []
    for token in tree.children(top):
        if tree.relation(token) in ("aux", "cop"):
            found.append(token)
        elif tree.relation(token) in ("mark", "advmod") and token < top:
            found += [t for t in tree.children(token) if tree.relation(t) in ("aux", "cop")]
    return sorted(found)


def _without_relatives(tree: Clauses, tokens: Sequence[int], inside: frozenset[int]) -> list[int]:
    dropped: set[int] = set()
    for token in tokens:
        if tree.document.relations[token] == "acl:relcl" and tree.document.heads[token] in inside:
            dropped.update(range(*stretch_of(tree, token)))
    return [t for t in tokens if t not in dropped]


def stretch_of(tree: Clauses, token: int) -> Span:
    """First and one beyond the last of the tokens around a token that hang on it without a gap."""
    first, beyond = tree.subtree(token)
    a, b = token, token + 1
    while a > first and _hangs(tree, a - 1, token):
        a -= 1
    while b < beyond and _hangs(tree, b, token):
        b += 1
    return a, b


def _hangs(tree: Clauses, token: int, head: int) -> bool:
    return tree.document.upos[token] == "PUNCT" or head in tree.ancestors(token)


def _up_to_next_clause(tree: Clauses, tokens: Sequence[int]) -> list[int]:
    for n, token in enumerate(tokens):
        ends = tree.forms[token] in ";:" or (tree.forms[token] == "," and n > 1)
        opens = tree.document.xpos[token].startswith("W") or (
            tree.relation(token) == "mark" and tree.word(token) not in ("that", "to")
        )
        if ends or opens:
            return list(tokens[:n])
    return list(tokens)


# ---------------------------------------------------------------- negation
def _negated(tree: Clauses, top: int, verbs: Sequence[int]) -> bool:
    """Whether a predicate is denied: by "not" on it or its verbs, by its meaning, or by "no" on its nouns."""
    words, document = _words(), tree.document
    group = set(verbs)
    scope = [
        top,
        *(t for t in verbs if tree.relation(t) in ("xcomp", "ccomp") and document.heads[t] in group),
    ]
    if any(document.lemmas[t] in words["verbs"] for t in scope):
        return True
    for verb in scope:
        for child in tree.children(verb):
            relation, low = tree.relation(child), tree.word(child)
            if relation in ("advmod", "det", "cc", "aux") and _denies(tree, child, low):
                return True
            if relation == "case" and low in words["cases"]:
                return True
            if relation in ("nsubj", "obj", "expl") and (
                low in words["nobody"] or any(_none(tree, t, child) for t in tree.children(child))
            ):
                return True
    return False


def _denies(tree: Clauses, token: int, low: str) -> bool:
    if low == "longer":
        return token > 0 and tree.word(token - 1) == "no"
    follows = tree.word(token + 1) if token + 1 < len(tree.forms) else ""
    return low in _words()["not"] and follows not in _words()["not_before"]


def _none(tree: Clauses, token: int, noun: int) -> bool:
    """ "no plans", "not much space"; not "no doubt"."""
    if tree.relation(token) not in ("det", "amod", "advmod") or tree.word(noun) in _words()["no_but"]:
        return False
    low = tree.word(token)
    return low in _words()["no"] or any(_denies(tree, t, tree.word(t)) for t in tree.children(token))
