"""The construction in which a cue governs its content."""

from __future__ import annotations

from typing import NamedTuple

from wellhead.annotate.cues import CLAUSAL, Cue, cue_lexicon
from wellhead.annotate.page import Page, Range
from wellhead.annotate.phrases import phrase
from wellhead.annotate.sources import reduced
from wellhead.annotate.who import prepositional

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_QUESTIONS = frozenset(("WP", "WRB", "WDT", "WP$"))
_OPENING = frozenset(("“", '"', "``", "‘", "'"))
_REASONS = frozenset(("obl", "advcl"))
_SAID = CLAUSAL | {"quote"}


class Frame(NamedTuple):
    """How a cue governs, and what."""

    frame: str
    """a frame of cues.yaml; "" where the cue can have a quotation at most by its punctuation"""
    heads: tuple[int, ...] = ()
    begin: int | None = None
    """first token of the content where it opens before its head"""
    given: Range | None = None
    """the content, where it is no clause"""

    @property
    def clausal(self) -> bool:
        """Whether the content is a clause."""
        return self.frame in _SAID or self.frame == "wh"


def frame_of(page: Page, token: int, cue: Cue) -> Frame:
    """The frame that a verb stands in, of those that it may have."""
    for governed in (page.governance.reported(token), page.governance.commented(token)):
        participle = reduced(page, token)
        heads = tuple(t for t in governed if t != participle and not _is_foreign(page, t, token))
        behind = tuple(t for t in heads if t > token)
        if behind and page.tree.has_mark(behind[0], ("that",)):
            heads = behind  # "Bell, who left and has written a book, said that …"
        for n, lead in enumerate(heads):
            frame = _clausal(page, token, lead, cue)
            begin = _begin(page, token, lead, cue) if frame in ("object_to", "accuse") else None
            if frame and not (frame == "object_to" and begin is None):
                rest = (
                    t for t in heads[n + 1 :] if page.tree.bare[t] == "conj" or _clausal(page, token, t, cue)
                )
                return Frame(frame, (lead, *rest), begin)
    asked = _asked(page, token, cue) if "object_to" in cue.frames else None
    short = asked or _phrasal(page, token, cue)
    if short is not None:
        return short
    return Frame("quote" if cue.frames.keys() & _SAID else "")


def _asked(page: Page, token: int, cue: Cue) -> Frame | None:
    """ "called on the ministry to publish the list", the infinitive hung as one of purpose."""
    for t in page.tree.children(token):
        if t > token and page.tree.bare[t] in ("advcl", "acl") and page.tree.has_mark(t, ("to",)):
            begin = _begin(page, token, t, cue)
            return None if begin is None else Frame("object_to", (t,), begin)
    return None


def _is_foreign(page: Page, head: int, token: int) -> bool:
    """A clause behind a semicolon is another one."""
    return any(page.tree.lows[t] == ";" for t in range(min(head, token), max(head, token)))


def is_clause(page: Page, head: int) -> bool:
    """Whether a word heads a finite clause."""
    tree = page.tree
    if page.document.xpos[head] == "VB" and not tree.has(head, "aux", "cop"):
        return False  # "has seen the government take back the town"
    return (
        tree.has_subject(head)
        or tree.has(head, "cop", "expl")
        or page.document.xpos[head] in _FINITE
        or any(page.document.xpos[t] in _FINITE for t in tree.children(head) if tree.bare[t] == "aux")
    )


def _is_bare(page: Page, head: int) -> bool:
    """ "The poll shows nearly half [want] troops", with "half" taken for the object of an infinitive."""
    bare = page.document.xpos[head] in ("VB", "VBN") and not page.tree.has_mark(head, ("to",))
    return bare and any(t < head for t in page.tree.children(head))


def _clausal(page: Page, token: int, lead: int, cue: Cue) -> str:
    """The frame of a governed predicate; "" where the cue has none that fits."""
    tree, frames = page.tree, cue.frames.keys()
    below = token in tree.ancestors(lead)
    if page.quoted[lead] >= 0 and frames & _SAID:
        return "quote"
    if not below:
        fits = "clause" in frames and is_clause(page, lead) and _comments(page, token, lead, cue)
        return "clause" if fits else ""
    first = tree.subtree(lead)[0]
    if tree.has_mark(lead, ("whether", "if")):
        return "wh" if "wh" in frames else ""
    if page.document.xpos[first] in _QUESTIONS and tree.lows[first] != "that":
        return "wh" if frames & {"wh", "clause"} else ""
    if tree.has_mark(lead, ("to",)) and not tree.has_subject(lead):
        return _infinitive(page, token, lead, cue)
    if tree.has_mark(lead, ("that",)):
        return "that" if frames & CLAUSAL else ""
    if page.document.xpos[lead] == "VBG" and not tree.has_subject(lead) and not tree.has(lead, "aux", "cop"):
        if tree.has_mark(lead, ("of", "for")):
            return "accuse" if "accuse" in frames else "about" if "about" in frames else ""
        return "ing" if "ing" in frames else ""
    if tree.has_mark(lead, tuple(cue_lexicon().words["loose_marks"])):
        return ""
    if is_clause(page, lead) or (cue.documents and _is_bare(page, lead)):
        return "clause" if frames & CLAUSAL else ""
    return ""


def _comments(page: Page, token: int, lead: int, cue: Cue) -> bool:
    """Whether a verb set beside a clause reports it: "The race is tight, the poll found."""
    first, beyond = page.tree.subtree(token)
    last = all(
        page.document.upos[t] == "PUNCT"
        for t in range(beyond, page.tree.bounds_of(page.tree.sentence_of(token))[1])
    )
    return not cue.weak or (cue.documents and last and first > lead)


def _infinitive(page: Page, token: int, lead: int, cue: Cue) -> str:
    between = _begin(page, token, lead, cue)
    if cue.needs_addressee or between is None:
        return "to" if "to" in cue.frames else ""
    return "object_to" if "object_to" in cue.frames else ""


def _begin(page: Page, token: int, lead: int, cue: Cue) -> int | None:
    """First token of the object between a verb and its infinitive or phrase: "urged [both sides] to stop"."""
    tree = page.tree
    for t in tree.children(token):
        called = cue.rest and tree.bare[t] == "obl" and prepositional(page, t) == cue.rest[-1]
        if token < t < lead and (tree.bare[t] in ("obj", "iobj") or called):
            return phrase(tree, t)[0]
    subject = tree.child(lead, "nsubj")
    return None if subject is None or not token < subject < lead else phrase(tree, subject)[0]


# ---------------------------------------------------------------- contents that are no clause
def _phrasal(page: Page, token: int, cue: Cue) -> Frame | None:
    """A content that is no clause: "denied any wrongdoing", "called it a joke"."""
    tree, frames = page.tree, cue.frames.keys()
    children = [t for t in tree.children(token) if t > token]
    object_ = next((t for t in children if tree.bare[t] == "obj" and page.quoted[t] < 0), None)
    if cue.rest and "noun" in frames:  # "called (on Friday) for an inquiry"
        for t in children:
            case = tree.child(t, "case", "mark")
            if case is not None and tree.lows[case] == cue.rest[-1] and case < t:
                return Frame("noun", (), None, (case + 1, tree.subtree(t)[1]))
    if "name" in frames:
        named = _named(page, token, children)
        if named is not None:
            return Frame("name", (), None, named)
    if "as" in frames:
        for t in (*children, *(tree.children(object_) if object_ is not None else ())):
            role = next(
                (k for k in tree.children(t) if tree.lows[k] == "as" and tree.bare[k] in ("case", "mark")),
                None,
            )
            if role is not None:
                return Frame(
                    "as", (), None, _quotation_in(page, (role + 1, max(role + 2, phrase(tree, t)[1])))
                )
    if "accuse" in frames and object_ is not None:
        for t in (*children, *tree.children(object_)):
            if t > object_ and prepositional(page, t) in ("of", "for", "on"):
                return Frame("accuse", (), None, (phrase(tree, object_)[0], tree.subtree(t)[1]))
        return Frame("accuse", (), None, phrase(tree, object_, appositions=False))
    if "count" in frames:
        dead = next((t for t in children if tree.bare[t] == "xcomp" and _is_counted(page, t)), None)
        if dead is not None:
            return Frame("count", (), None, phrase(tree, dead))  # "reported 24 dead"
    if object_ is not None and object_ > token:
        counted = "count" in frames and (page.document.upos[object_] == "NUM" or tree.has(object_, "nummod"))
        if counted and object_ is not None:
            return Frame("count", (), None, phrase(tree, object_))
        if "noun" in frames and page.document.upos[object_] in ("NOUN", "PROPN", "NUM", "ADJ", "VERB"):
            return Frame("noun", (), None, _with_reason(page, object_, children))
    if "about" in frames:
        for t in children:
            case = tree.child(t, "case", "mark")
            if (
                case is not None
                and tree.lows[case] in ("of", "about", "against")
                and case + 1 < tree.subtree(t)[1]
            ):
                return Frame("about", (), None, (case + 1, tree.subtree(t)[1]))
    return None


def _with_reason(page: Page, object_: int, children: list[int]) -> Range:
    """An object with what it is blamed or praised for: "criticised [the ministry for its silence]"."""
    first, beyond = phrase(page.tree, object_)
    for t in page.tree.children(object_):
        if t > object_ and page.tree.bare[t] == "nmod" and _outside(page, t):
            beyond = min(beyond, page.tree.subtree(t)[0])
    opening = cue_lexicon().words["author_conjunctions"]
    for t in range(object_ + 1, beyond):
        if page.tree.bare[t] == "mark" and page.tree.lows[t] in opening:
            return first, t  # "urged an end to the war as he presided over the mass"
    for t in children:
        start, end = page.tree.subtree(t)
        joined = start == beyond and page.tree.bare[t] in _REASONS and not page.tree.has_subject(t)
        if joined and (page.tree.lows[start] in ("for", "as", "over") or _completes(page, t)):
            beyond = end
    return first, beyond


def _completes(page: Page, token: int) -> bool:
    """A phrase that the object needs, hung on the verb: "urged an end [to the war]", not "[to CNN]"."""
    return prepositional(page, token) in ("to", "of", "against") and not _outside(page, token)


def _is_counted(page: Page, head: int) -> bool:
    """Whether a number stands in a phrase: "24 dead and dozens more wounded"."""
    return any(page.tree.bare[t] == "nummod" for t in range(*page.tree.subtree(head)))


def _outside(page: Page, token: int) -> bool:
    """A phrase that belongs to the cue: "confirmed the visit on Monday", "denied that claim to CNN"."""
    lexicon, case = cue_lexicon(), prepositional(page, token)
    if case == "to":
        return page.document.upos[token] == "PROPN"
    low = page.tree.lows[token]
    return low in lexicon.words["days"] or (
        case in lexicon.occasion_prepositions and low in lexicon.occasion_nouns
    )


def _named(page: Page, token: int, children: list[int]) -> Range | None:
    """What something is called: "called the vote [a farce]"."""
    tree = page.tree
    called = [t for t in children if tree.bare[t] in ("obj", "iobj")]
    for t in tree.children(called[0]) if called else ():
        if tree.bare[t] == "appos" and tree.lows[t - 1] in _OPENING and page.document.upos[t] != "PROPN":
            return _quotation_in(page, (t, tree.subtree(t)[1]))  # "called the report “nonsense”"
    for t in children:
        secondary = tree.bare[t] in ("xcomp", "ccomp") or (tree.bare[t] == "obj" and called[0] < t)
        if secondary and called and t > called[0] and page.document.xpos[t] not in ("VB", "VBD"):
            first = max(phrase(tree, t)[0], phrase(tree, called[0])[1] if called[0] != t else 0)
            return _quotation_in(page, (first, tree.subtree(t)[1]))
    return None


def _quotation_in(page: Page, tokens: Range) -> Range:
    """The quotation in a phrase where there is one: "a [“sex symbol”]"."""
    start, end = page.span(tokens)
    for q in page.quotations:
        if start <= q.start < end and q.inner_end > q.inner_start:
            first, beyond = page.tree.tokens_of(q.inner_start, q.inner_end)
            return first, max(first + 1, beyond)
    return tokens
