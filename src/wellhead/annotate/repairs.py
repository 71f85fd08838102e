"""Contents that a parse has hung somewhere else than on their cue, found by where they stand.

Parsers lose attributions in long sentences and in texts without commas.  What is read here beside the arcs:

* the clause that the next "that" behind a cue marks: "The Times reported that aides concluded that it fell"
  with "concluded" hung on the main verb of the sentence;
* the clause whose subject begins right behind a cue: "The officials said the unit had been watched";
* the words before a cue that closes its sentence: "The toll may rise the Observatory said.";
* the clause before "which", where that is all that is disputed or confirmed: "Bell said Falk had ordered the
  payment, which Falk has denied."
"""

from __future__ import annotations

from typing import NamedTuple

from wellhead.annotate.cues import CLAUSAL, Cue, cue_lexicon
from wellhead.annotate.frames import Frame
from wellhead.annotate.page import Page, Range
from wellhead.annotate.regions import gather, topmost
from wellhead.language.clauses import SUBJECTS

_JOINING = frozenset(("WRB", "WDT", "WP"))
_FAR = 16  # tokens of "is telling customers at a popular Manchester breakfast spot that"
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_STOPS = frozenset((",", ";", ":", "—", "–", "-", "(", "“", '"'))


def clause_behind(page: Page, verb: int, after: int) -> tuple[int, ...]:
    """The head of the clause behind a cue that governs none; () where none begins there.

    :param after: first token behind the cue and its addressee
    """
    tree, document = page.tree, page.document
    end = min(page.tree.bounds_of(tree.sentence_of(verb))[1], after + _FAR)
    for t in range(after, end):
        if tree.lows[t] == "that" and tree.bare[t] == "mark" and (head := document.heads[t]) > t:
            beside = tree.bare[head] == "conj" and document.heads[head] == verb and tree.has(head, "cc")
            return () if beside else (head,)  # "told police he last saw her then and [that she is ill]"
        if tree.lows[t] == "that" and _relative_of(page, document.heads[t], verb):
            return (document.heads[t],)
        if tree.bare[t] in SUBJECTS and document.heads[t] > t:
            begins = all(_is_adjunct(page, k) for k in range(after, tree.subtree(t)[0]))
            return (document.heads[t],) if begins and tree.subtree(t)[0] >= after else ()
        if page.quoted[t] >= 0 or document.upos[t] in ("VERB", "AUX") or tree.lows[t] in _STOPS:
            return ()
    return ()


def _relative_of(page: Page, head: int, verb: int) -> bool:
    """A clause with a subject, hung as relative on an addressee: "denied to the Journal that he paid"."""
    noun = page.document.heads[head]
    subject = page.tree.child(head, *SUBJECTS)
    relative = page.document.relations[head] == "acl:relcl" and page.document.heads[noun] == verb
    return relative and subject is not None and page.tree.lows[subject] != "that"


def _is_adjunct(page: Page, token: int) -> bool:
    return page.document.upos[token] == "ADV" or page.tree.bare[token] in ("obl", "case", "nummod", "det")


def words_before(page: Page, verb: int, source: Range) -> Range | None:
    """What stands before a cue clause that closes its sentence; None where that is no clause."""
    tree, document = page.tree, page.document
    begin, beyond = tree.bounds_of(tree.sentence_of(verb))
    first = min(source[0], verb)
    if any(tree.bare[t] in ("mark", "cc") or document.xpos[t] in _JOINING for t in tree.children(verb)):
        return None
    if any(tree.bare[t] == "obj" and not source[0] <= t < source[1] for t in tree.children(verb)):
        return None  # "when he testifies", "another company that had declared bankruptcy"
    if first <= begin or any(page.quoted[t] >= 0 for t in range(begin, first)):
        return None
    if document.xpos[first - 1] in _JOINING:
        return None  # "…, contrary to what officials had said"
    for t in range(verb + 1, beyond):
        mine = t < source[1] or verb in tree.ancestors(t)
        if not mine and document.upos[t] not in ("PUNCT", "ADV"):
            return None
    finite = any(document.xpos[t] in _FINITE for t in range(begin, first))
    # "After the talks had failed the minister spoke"
    opens = tree.bare[begin] == "mark" and "," not in tree.lows[begin : first - 1]
    return (begin, first) if finite and not opens else None


def _is_other(page: Page, after: int, verb: int) -> bool:
    """Whether a finite verb is that of the main clause: nothing between introduces another."""
    return not any(page.document.upos[t] in ("SCONJ", "CCONJ") for t in range(after, verb))


def words_behind(page: Page, verb: int, after: int) -> Range | None:
    """What stands behind a cue up to the end of its sentence, where it begins as a clause does: with a noun
    phrase, or with the verb of "which the mayor said [was carried out by rebels]"."""
    tree, document = page.tree, page.document
    beyond = tree.bounds_of(tree.sentence_of(verb))[1]
    if after + 2 >= beyond or page.quoted[after] >= 0 or tree.lows[after] in _STOPS:
        return None
    finite = [t for t in range(after, beyond) if document.xpos[t] in _FINITE and page.quoted[t] < 0]
    if not finite or any(tree.lows[t] in (";", ":") for t in range(after, finite[0])):
        return None
    if finite[0] == after:
        end = next((t for t in finite[1:] if _is_other(page, after, t)), beyond)
        end = next((t for t in range(after, end) if tree.lows[t] == ","), end)
        noun = document.relations[verb] == "acl:relcl" and document.upos[document.heads[verb]] != "PRON"
        return (after, end) if noun else None  # not "What officials say is often wrong"
    opens = document.upos[after] in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM")
    return (after, beyond) if opens and tree.bare[finite[0]] != "mark" else None


def _closes(page: Page, token: int, source: Range) -> bool:
    """Whether a cue clause behind a comma closes its sentence."""
    first, beyond = min(source[0], token), page.tree.bounds_of(page.tree.sentence_of(token))[1]
    own = page.document.heads
    behind = (
        t
        for t in range(token + 1, beyond)
        if page.document.upos[t] != "PUNCT" and not source[0] <= t < source[1]
    )
    return page.tree.lows[first - 1] == "," and all(own[t] >= token for t in behind)


def _said_before(page: Page, verb: int) -> Range | None:
    """The clause to which ", which Falk has denied" points back."""
    tree = page.tree
    pointing = next(
        (t for t in tree.children(verb) if tree.lows[t] == "which" and tree.bare[t] == "obj"), None
    )
    noun = page.document.heads[verb]
    if pointing is None or pointing > verb or noun < 0 or tree.bare[verb] not in ("acl", "advcl"):
        return None
    if tree.lows[pointing - 1] != "," or noun > pointing:
        return None
    clause = tree.predicate_above(noun)
    while tree.bare[clause] in ("xcomp", "acl", "advcl") and not tree.has_subject(clause):
        clause = tree.predicate_above(page.document.heads[clause])
    if not tree.has_subject(clause) or tree.bare[clause] not in ("ccomp", "root", "conj"):
        return None
    first = tree.subtree(clause)[0]
    while tree.lows[first] in ("that", "and", "but", ","):
        first += 1
    return (first, pointing - 1) if first < pointing - 1 else None


class Place(NamedTuple):
    """A verb of reporting and where its parties stand."""

    token: int
    cue: Cue
    source: Range
    after: int
    """first token behind the cue and its addressee"""


def repaired(page: Page, place: Place, framed: Frame) -> Frame:
    """The frame of a verb to which the parse gives no content, or too little, though one stands beside it."""
    token, cue, source, after = place
    if framed.given is not None and framed.given[0] < source[1] and source[0] < framed.given[1]:
        framed = Frame("quote")  # "…, confirmed Ann Bell" with the source taken for the object
    if framed.heads and framed.frame == "clause" and framed.heads[0] < token and _closes(page, token, source):
        top = topmost(page, framed.heads[0], token)
        return framed._replace(heads=(top, *(t for t in framed.heads if t > top)))
    lead = framed.heads[0] if framed.heads else token
    lent = page.tree.bare[page.document.heads[lead]] == "conj" and page.document.heads[lead] != token
    if framed.given is not None or (framed.heads and not lent):
        return framed
    frames = cue.frames.keys()
    if cue.lemma in cue_lexicon().words["clause_relatives"]:
        given = _said_before(page, token)
        if given is not None:
            return Frame("noun", (), None, given)
    heads = clause_behind(page, token, after)
    if heads and page.quoted[heads[0]] < 0:
        marked = page.tree.has_mark(heads[0], ("that",))
        if (marked and frames & CLAUSAL) or (frames & {"clause", "tell"} and not cue.weak):
            first = max(after, min(gather(page, heads[:1])))
            return Frame("that" if marked else "clause", heads, first)
    if cue.lemma == "say":  # the one verb of reporting that takes no object
        given = words_behind(page, token, after)
        if given is not None:
            return Frame("clause", (), None, given)
    if "clause" in frames and not cue.weak and cue.kind("clause") != "belief" and cue.lemma != "report":
        given = words_before(page, token, source)
        if given is not None:
            return Frame("clause", (), None, given)
    return framed
