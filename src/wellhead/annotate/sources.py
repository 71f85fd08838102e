"""Who speaks: the source of a verb, and how far it reaches."""

from __future__ import annotations

from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.lexicon import people
from wellhead.annotate.page import Page, Range
from wellhead.annotate.phrases import core, phrase
from wellhead.language.clauses import SUBJECTS
from wellhead.language.sources import FINITE

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
_DASHES = frozenset(("-", "–", "—", "--"))


def subject_of(page: Page, verb: int) -> int | None:
    """The head of a verb's own subject; of two the nearer: "Russia, officials believe, will attack"."""
    days = cue_lexicon().words["days"]
    found = [t for t in outer(page, verb) if page.tree.bare[t] in SUBJECTS and page.tree.lows[t] not in days]
    before = [t for t in found if t < verb]
    while len(before) > 1 and (_governed(page, before[-1]) or page.tree.bare[before[-1]] == "csubj"):
        before.pop()  # "Falk, in a morning tweet, said", "Officials briefed on it said": a second subject
    if before:
        return before[-1]
    return found[0] if found and _inverted(page, verb) and not _of_content(page, verb, found[0]) else None


def _of_content(page: Page, verb: int, subject: int) -> bool:
    """Whether a subject behind a verb is that of its content: "…, and said [Cohen] paid for some"."""
    tree = page.tree
    return any(
        tree.bare[t] == "ccomp" and subject < t and not tree.has_subject(t) and not tree.has(t, "mark")
        for t in tree.children(verb)
    )


def _governed(page: Page, token: int) -> bool:
    """Whether a preposition stands before the phrase of a noun."""
    first = core(page.tree, token)[0]
    return first > 0 and page.document.upos[first - 1] == "ADP"


def tells(page: Page, verb: int) -> bool:
    """Whether what stands right behind a verb is its addressee: "…, told Fox News"."""
    return any(cue.needs_addressee for cue in cue_lexicon().verbs.get(page.document.lemmas[verb], ()))


def _inverted(page: Page, verb: int) -> bool:
    """Whether a subject may stand behind its verb: behind a quotation, a comma or nothing."""
    if tells(page, verb):
        return False
    before = verb - 1
    while before >= 0 and page.document.heads[before] == verb and page.tree.bare[before] in ("aux", "advmod"):
        before -= 1
    first = page.tree.bounds_of(page.tree.sentence_of(verb))[0]
    return before < first or page.document.upos[before] == "PUNCT" or page.quoted[before] >= 0


def outer(page: Page, token: int) -> list[int]:
    """The dependents of a token, without those inside a quotation that it stands outside of."""
    children = page.tree.children(token)
    return [t for t in children if page.quoted[t] < 0] if page.quoted[token] < 0 else children


def source_of(page: Page, verb: int) -> tuple[int | None, str]:
    """Head of the source of a verb, and how the verb has it: subject, relative, shared or participle."""
    tree, document = page.tree, page.document
    own = subject_of(page, verb)
    if own is not None and own < verb:
        crossed = _holds_clause(page, *_around(page, own, verb)) or lent_subject(page, verb) == own
        own = (_before(page, verb) if crossed else own) or own
    if own is None:
        own = _of_participle(page, verb)
    if own is not None:
        relative = document.xpos[own] in ("WP", "WDT") or (
            tree.lows[own] == "that" and document.relations[verb] == "acl:relcl"
        )
        if not relative:
            return own, "subject"
        if tree.lows[own] in ("who", "which"):
            return own, "relative"
        return page.governance.source_of(verb), "relative"
    governor = document.heads[verb]
    if governor >= 0 and tree.bare[verb] == "ccomp":  # "He said [Obama] hopes …" with "Obama" hung on "said"
        lent = [t for t in tree.children(governor) if tree.bare[t] in SUBJECTS and governor < t < verb]
        if lent and page.quoted[lent[-1]] < 0:
            return lent[-1], "subject"
    form = "participle" if document.xpos[verb] == "VBG" else "shared"
    found = page.governance.source_of(verb)
    if found is not None and (
        document.heads[found] == verb and tree.bare[found] in SUBJECTS and found > verb
    ):
        found = page.governance.source_of(governor) if tree.bare[verb] == "conj" else None
    if tree.bare[verb] == "advcl" and document.xpos[verb] in FINITE and not tree.has(verb, "mark"):
        found = _before(page, verb) or found  # "It came a day after [Ann Bell] said", hung on "came"
    if form == "participle" and tree.bare[verb] == "acl" and tree.lows[verb - 1] == ",":
        above = tree.predicate_above(
            governor
        )  # "questioned his record, calling it a farce", hung on "record"
        found = subject_of(page, above) or found
    behind = (
        found is not None and found > verb and not _inverted(page, verb) and document.heads[found] == verb
    )
    told = tells(page, verb)
    behind = behind or (found is not None and found > verb and (told or document.heads[found] != verb))
    dated = found is not None and tree.lows[found] in cue_lexicon().words["days"]
    if found is None or page.quoted[found] >= 0 or dated or behind:
        finite = document.xpos[verb] in ("VBD", "VBZ", "VBP", "VBN")
        beside = None if told else _behind(page, verb)
        found = (beside or _before(page, verb)) if finite else None
    if found is not None and tree.bare[found] == "nsubj" and found > verb and document.heads[found] == verb:
        form = "subject"
    return found, form


def lent_subject(page: Page, verb: int) -> int | None:
    """The subject of a clause before a verb, hung on the verb: "[The dead] included women the group said"."""
    tree = page.tree
    for t in tree.children(verb):
        if t < verb and tree.bare[t] == "ccomp" and not tree.has_subject(t) and not tree.has(t, "mark"):
            finite = [k for k in (t, *tree.children(t)) if page.document.xpos[k] in FINITE | {"MD"}]
            before = [k for k in tree.children(verb) if tree.bare[k] in SUBJECTS and k < t]
            if finite and before and page.quoted[t] < 0:
                return before[-1]
    return None


def source_phrase(page: Page, verb: int, head: int) -> Range | None:
    """The source as written; None where it stands in a quotation."""
    if page.quoted[head] >= 0:
        return None
    tree = page.tree
    if tree.lows[head] in ("who", "which"):
        return head, head + 1
    first, beyond = phrase(tree, head)
    if head < verb < beyond:  # "a statement [saying …]"
        first, beyond = phrase(tree, head, relatives=False, appositions=False, tails=False)
        beyond = min(beyond, verb)
    elif tree.bare[head] in SUBJECTS and _holds_clause(page, first, head, min(beyond, max(verb, head + 1))):
        first, beyond = phrase(tree, head, relatives=False, appositions=False, tails=False)
    elif first <= verb < head:
        first = core(tree, head)[0]
    if tree.bare[head] in SUBJECTS and head < verb:
        for other in tree.children(verb):
            beside = tree.bare[other] in SUBJECTS and tree.subtree(other)[1] == first
            apart = tree.lows[first - 1] == "," and tree.lows[beyond : beyond + 1] != [
                ","
            ]  # "For Bell, aides said"
            if beside and not apart and page.quoted[other] < 0:
                first = phrase(tree, other)[0]  # "campaign manager" and "Ann Bell" taken for two subjects
        for other in tree.children(verb):  # "officials [briefed on the matter] said", hung on "said"
            if (
                tree.subtree(other)[0] == beyond
                and other < verb
                and page.document.xpos[other] in ("VBN", "JJ")
            ):
                beyond = tree.subtree(other)[1]
        participle = reduced(page, verb)
        if participle is not None and page.document.heads[head] == participle:
            beyond = tree.subtree(participle)[1]
        first, beyond = _without_aside(page, first, head, beyond)
        first, beyond = _rejoined(page, first, head, beyond), _to_verb(page, beyond, verb)
    first = min(first, page.named.get(first, (first, 0))[0])
    whole = page.named.get(beyond - 1, (0, beyond))[1]
    beyond = whole if whole <= verb or head > verb else beyond
    while first < head and page.quoted[first] >= 0:
        first += 1
    while beyond - 1 > head and page.quoted[beyond - 1] >= 0:
        beyond -= 1
    return first, beyond


def _rejoined(page: Page, first: int, head: int, beyond: int) -> int:
    """Where a subject begins that was cut at its preposition, or run together with words before it."""
    tree, upos = page.tree, page.document.upos
    case = tree.child(head, "case")
    if case is not None and 0 < case <= first and upos[case - 1] in ("NOUN", "PROPN"):
        return core(tree, case - 1)[0]  # "[the Observatory for] Human Rights said"
    name = page.named.get(beyond - 1) or page.named.get(beyond - 2)
    if page.commaless and name in page.persons and name[0] > first:
        between = range(first, name[0])
        if any(upos[t] in ("AUX", "PART") or page.document.xpos[t] in FINITE for t in between):
            return name[0]  # "there is no room to move Ahmed said"
    return first


def _to_verb(page: Page, beyond: int, verb: int) -> int:
    """An apposition without its second comma: "Ann Bell, [the head of the office] told CNN"."""
    gap = range(beyond, verb)
    apposed = len(gap) > 2 and page.tree.lows[beyond] == "," and page.document.upos[beyond + 1] == "DET"
    plain = all(page.document.upos[t] in _NOMINAL | {"ADP", "PART"} for t in gap[1:])
    return verb if apposed and plain else beyond


def _around(page: Page, head: int, verb: int) -> tuple[int, int, int]:
    first, beyond = phrase(page.tree, head)
    return first, head, min(beyond, verb)


def reduced(page: Page, verb: int) -> int | None:
    """A participle right before a verb, or an adjective, taken for its content: "officials [briefed on the
    matter] said", "officials [close to the inquiry] told CNN"."""
    tree = page.tree
    for t in tree.children(verb):
        bare = page.document.xpos[t] in ("VBN", "JJ") and not tree.has(t, "aux", "cop")
        if (
            t < verb
            and bare
            and tree.bare[t] in ("ccomp", "acl", "advcl", "csubj")
            and tree.subtree(t)[1] == verb
        ):
            return t
    return None


def _of_participle(page: Page, verb: int) -> int | None:
    """The subject of such a participle."""
    participle = reduced(page, verb)
    return None if participle is None else page.tree.child(participle, *SUBJECTS)


def _holds_clause(page: Page, first: int, head: int, beyond: int) -> bool:
    """Whether a phrase holds a finite verb outside a relative clause, as parsers have it without commas."""
    tree = page.tree
    for t in range(first, beyond):
        if page.document.xpos[t] in ("VBD", "VBZ", "VBP", "MD"):
            above = [t, *tree.ancestors(t)]
            inside = above[: above.index(head)] if head in above else above
            if not any(page.document.relations[k] == "acl:relcl" for k in inside):
                return True
    return False


def _without_aside(page: Page, first: int, head: int, beyond: int) -> Range:
    """What stands between commas and is no apposition is left out: "Bell, [who leads the union,] said"."""
    tree = page.tree
    for child in tree.children(head):
        start = max(head + 1, tree.subtree(child)[0])
        aside = tree.bare[child] in ("acl", "nmod", "obl", "advcl", "dep")
        marked = start > 0 and tree.lows[start - 1] in (",", "—", "–", "-")
        dated = (
            aside and tree.lows[child] in cue_lexicon().words["days"] and page.document.upos[child] != "VERB"
        )
        if (
            child > head
            and aside
            and start < beyond
            and (dated or marked or tree.lows[start] in (",", "—", "–", "-"))
        ):
            beyond = min(beyond, start - marked)
    return first, beyond


def whole_name(page: Page, beyond: int) -> int:
    """The end of a phrase that ends in a title, with the name behind it: "according to Mr. [Gauger]"."""
    upos = page.document.upos
    if page.tree.forms[beyond - 1] in people().honorifics:
        while beyond < len(upos) and upos[beyond] == "PROPN" and page.quoted[beyond] < 0:
            beyond += 1
    return beyond


def _behind(page: Page, verb: int) -> int | None:
    """The head of a phrase right behind a verb that follows a quotation: “It fell,” said Ann Bell."""
    if verb == 0 or (page.quoted[verb - 1] < 0 and page.tree.lows[verb - 1] != ","):
        return None
    days = cue_lexicon().words["days"]
    for token in range(verb + 1, min(verb + 8, len(page.quoted))):
        if page.tree.lows[token] not in days and heads_phrase(page, token, verb + 1):
            return token
    return None


def heads_phrase(page: Page, token: int, first: int) -> bool:
    """Whether a noun is the head of a phrase that begins at a token."""
    part = page.tree.bare[token] in ("nummod", "compound", "flat", "amod", "det")
    nominal = page.document.upos[token] in ("NOUN", "PROPN", "PRON", "NUM")
    return nominal and not part and core(page.tree, token)[0] == first


def _before(page: Page, verb: int) -> int | None:
    """The head of the phrase right before a verb: "… in the attack the Observatory for Rights said"."""
    token, heads, upos = verb - 1, page.document.heads, page.document.upos
    if verb < 2 or (page.document.xpos[verb] == "VBN" and page.tree.bare[verb] != "root"):
        return None
    last: tuple[str, ...] = ("appos", "parataxis")
    if page.tree.lows[token] == ")":  # "Ann Bell (D-Ohio) told CNN"
        token = next((t for t in range(token - 1, max(0, token - 12), -1) if page.tree.lows[t] == "("), 1) - 1
        return page.document.heads[token] if page.tree.bare[token] == "flat" else token
    if page.tree.lows[token] in _DASHES:  # "Ann Bell - the head of the office - said"
        opened = next(
            (t for t in range(token - 1, max(0, token - 30), -1) if page.tree.lows[t] in _DASHES), 0
        )
        return opened - 1 if opened and upos[opened - 1] in ("NOUN", "PROPN") else None
    if page.tree.lows[token] == ",":  # "…, Ann Bell, the head of the office, said"
        token, last = token - 1, ("parataxis",)
        while upos[token] in ("VERB", "ADJ") and 0 <= heads[token] < token:
            token = heads[token]  # "an officer, who asked not to be [named], told CNN"
        if page.tree.subtree(token)[1] not in (verb, verb - 1):
            return None
    if upos[token] not in ("NOUN", "PROPN", "PRON") or page.quoted[token] >= 0:
        return None
    found = token
    while page.tree.bare[token] not in last and heads[token] >= 0:
        token = heads[token]
        if token > verb or page.tree.subtree(token)[1] not in (verb, verb - 1) or page.quoted[token] >= 0:
            break
        if upos[token] in ("NOUN", "PROPN"):
            found = token
    return found
