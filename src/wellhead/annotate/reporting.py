"""Cue clauses of a sentence: a reporting verb or phrase with its source and what it governs.

"[two people familiar with the matter] told [Bloomberg] [on Wednesday]": what the cue is and whose follows
from the parse; how far the content reaches is for ``contents``.
"""

from __future__ import annotations

from wellhead.annotate.citing import cite, quoting
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import Cue, cue_lexicon
from wellhead.annotate.frames import Frame, frame_of
from wellhead.annotate.page import Page, Range
from wellhead.annotate.parties import addressee_of, interlocutor, occasion_of, spoken_to
from wellhead.annotate.phrases import phrase
from wellhead.annotate.regions import clause_tokens, topmost, verb_group
from wellhead.annotate.repairs import Place, repaired
from wellhead.annotate.sources import source_of, source_phrase, subject_of, whole_name
from wellhead.annotate.verb_forms import apart, form_of, governing
from wellhead.annotate.who import animate, is_nobody, is_person, is_speaker, prepositional, speaks

_PHRASES = frozenset(("noun", "ing", "name", "as", "about", "accuse", "to", "wh"))


def cue_clauses(page: Page, index: int) -> list[CueClause]:
    """The cue clauses of a sentence in the order of their cues; quotations are not looked into."""
    found: list[CueClause] = []
    lexicon = cue_lexicon()
    tree, document = page.tree, page.document
    citing: list[int] = []
    skip = 0
    for token in range(*page.tokens(index)):
        if token < skip or page.quoted[token] >= 0 or _passes_on(page, token, found):
            continue
        made: CueClause | None = None
        lemma = document.lemmas[token]
        if tree.lows[token] == "according":
            made = _according(page, token)
        elif document.upos[token] == "VERB" and lemma in lexicon.citing:
            made = quoting(page, token)
            if made is None and document.xpos[token] == "VBG":
                citing.append(token)
                continue
        if made is None and document.upos[token] == "VERB" and lemma in lexicon.verbs:
            for cue in lexicon.verbs[lemma]:
                made = _verb(page, token, cue)
                if made is not None:
                    break
        if made is not None:
            found.append(made)
            skip = made.cue[1]
    for token in citing:
        cite(page, token, found)
    return found


def _passes_on(page: Page, token: int, found: list[CueClause]) -> bool:
    """ "as saying" behind a verb of quoting belongs to it."""
    if page.document.xpos[token] != "VBG" or page.tree.lows[token - 1 : token] != ["as"] or not found:
        return False
    return token in found[-1].own and found[-1].lemma in ("quote", "cite", "quote as saying")


def _according(page: Page, token: int) -> CueClause | None:
    tree, head = page.tree, page.governance.source_of(token)
    if head is None or tree.lows[token + 1 : token + 2] != ["to"] or head <= token:
        return None
    source = phrase(tree, head)
    if page.quoted[source[0]] >= 0:
        return None
    source = (max(source[0], token + 2), whole_name(page, source[1]))
    if source[0] >= source[1]:
        return None
    return CueClause(
        token=token,
        cue=(token, token + 2),
        lemma="according to",
        kind="saying",
        frame="clause",
        heads=_accorded(page, token, source),
        source=source,
        own=set(range(token, source[1])),
        form="according",
        addressee=spoken_to(page, token, source),
        sure=0.95,
    )


def _accorded(page: Page, token: int, source: Range) -> tuple[int, ...]:
    """What "according to" governs: all of a sentence that it ends behind a comma, else its own clause."""
    tree, document = page.tree, page.document
    heads = page.governance.reported(token)
    beyond = tree.bounds_of(tree.sentence_of(token))[1]
    final = all(document.upos[t] == "PUNCT" for t in range(source[1], beyond))
    if not heads or not final or tree.lows[token - 1] != ",":
        return heads
    top = topmost(page, heads[0], token)
    return (top, *(t for t in heads[1:] if t > top))


def _verb(page: Page, token: int, cue: Cue) -> CueClause | None:
    """The cue clause of a verb, read as ``cue``; None where it is no reporting verb there."""
    after = token + 1 + len(cue.rest)
    if cue.rest and tuple(page.tree.lows[token + 1 : after]) != cue.rest:
        if not (len(cue.rest) == 1 and apart(page, token, cue.rest[0])):
            return None
        after = token + 1
    form = form_of(page, token)
    if not form:
        return None
    word = governing(page, token, after)
    framed = frame_of(page, word, cue)
    source = _source(page, token, form, framed)
    if source is None or (framed.frame == "noun" and not _takes_noun(page, token, cue, source)):
        return None
    told = cue.needs_addressee or "tell" in cue.frames
    addressee = addressee_of(page, token, framed.heads, told=told)
    if form == "passive":  # "[The mayor] was told by the police that …"
        hearer = subject_of(page, token)
        addressee = None if hearer is None else phrase(page.tree, hearer)
    if cue.needs_addressee and addressee is None and framed.frame != "to":
        return None
    guessed = False
    if form == "finite":
        behind = addressee is not None and addressee[0] > token
        place = Place(token, cue, source, addressee[1] if behind and addressee else after)
        found, framed = framed, repaired(page, place, framed)
        guessed = framed.heads != found.heads or framed.given != found.given
    occasion = occasion_of(page, token) or _shared_occasion(page, token)
    own = clause_tokens(page, token, framed.heads, told=told) | set(range(*addressee or (0, 0)))
    group = verb_group(page, token)
    if group - 1 <= source[1] <= token or after <= source[0] <= after + 1:
        own.update(range(*source))  # "… in the attack the Observatory said", hung on "attack"
    sure = 0.9 - 0.1 * guessed - 0.15 * cue.weak - 0.1 * (framed.frame in _PHRASES)
    if form == "participle":
        sure -= 0.1
    return CueClause(
        token=token,
        cue=(verb_group(page, token), after),
        lemma=cue.lemma,
        kind=cue.kind(framed.frame),
        frame=framed.frame,
        told=told,
        heads=framed.heads,
        source=source,
        own=own,
        form=form if form == "passive" else source_of(page, token)[1],
        begin=framed.begin,
        addressee=addressee
        or (interlocutor(page, occasion) if occasion else None)
        or spoken_to(page, token, source),
        occasion=occasion,
        sure=round(sure, 2),
        runs=[] if framed.given is None else [framed.given],
    )


def _shared_occasion(page: Page, token: int) -> Range | None:
    """The occasion of a participle is that of the verb it hangs on."""
    head = page.document.heads[token]
    return occasion_of(page, head) if head >= 0 and page.tree.bare[token] in ("advcl", "conj") else None


def _source(page: Page, token: int, form: str, framed: Frame) -> Range | None:
    """The source of a verb as written; None where nobody can be it."""
    if form == "passive":
        agent = page.governance.source_of(token)
        if agent is None or prepositional(page, agent) != "by" or not framed.clausal:
            return None
        return source_phrase(page, token, agent)
    head, how = source_of(page, token)
    if head is None:
        return None
    source = source_phrase(page, token, head)
    if source is None or is_nobody(page, head, source):
        return None
    if form == "participle" and how == "participle":
        mine = page.tree.bare[token] in ("acl", "amod")
        if (mine and not speaks(page, source) and page.document.upos[head] != "PROPN") or not animate(
            page, source
        ):
            return None
    return source


def _takes_noun(page: Page, token: int, cue: Cue, source: Range) -> bool:
    """Whether the source lets a noun phrase be the content: people demand, polls and pictures show."""
    words = page.tree.lows[slice(*source)]
    object_ = page.tree.child(token, "obj")
    if cue.lemma in cue_lexicon().citing and (object_ is None or is_speaker(page, object_)):
        return False  # "It cited two officials": they say it
    if cue.lemma in cue_lexicon().words["not_of_people"] and object_ is not None and is_person(page, object_):
        return False
    if cue.documents:
        lemmas = page.document.lemmas[slice(*source)]
        return any(w in cue_lexicon().words["showing_documents"] for w in (*words, *lemmas))
    if cue.frames["noun"] == "demanding":  # not "the proposal calls for …"
        head, _ = source_of(page, token)
        return head is not None and is_speaker(page, head)
    return not cue.weak
