"""Contents that nobody is named for, and contents that hang on a noun.

"It was reported that …", "he is believed to be …", "reportedly"; "the president’s claim that …".
"""

from __future__ import annotations

from wellhead.annotate.contents import trimmed
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.page import Page, Range
from wellhead.annotate.phrases import phrase
from wellhead.annotate.regions import gather, verb_group
from wellhead.annotate.sources import source_phrase, subject_of
from wellhead.annotate.who import is_speaker, prepositional


def find_hearsay(page: Page, index: int) -> list[CueClause]:
    """Hearsay of one sentence, in order."""
    lexicon = cue_lexicon()
    found: list[CueClause] = []
    for token in range(*page.tokens(index)):
        if page.quoted[token] >= 0:
            continue
        made: CueClause | None = None
        lemma, upos = page.document.lemmas[token], page.document.upos[token]
        if lemma in lexicon.hearsay and upos == "VERB" and page.document.xpos[token] in ("VBN", "VBD"):
            made = _passive(page, token)
        elif page.tree.lows[token] in lexicon.hearsay_adverbs:
            made = _adverb(page, token)
        elif lemma in lexicon.nouns and upos == "NOUN":
            made = _noun(page, token)
        if made is not None and made.runs:
            found.append(made)
    return found


def _clause(token: int, cue: Range, lemma: str, runs: list[Range], sure: float) -> CueClause:
    return CueClause(
        token, cue, lemma, "hearsay", "clause", (), None, set(), form="hearsay", sure=sure, runs=runs
    )


def _passive(page: Page, token: int) -> CueClause | None:
    tree, document = page.tree, page.document
    if tree.bare[token] == "amod":
        return None
    children = tree.children(token)
    if any(tree.lows[t] in cue_lexicon().words["negations"] for t in children) or any(
        prepositional(page, t) == "by" for t in children
    ):
        return None
    heads = page.governance.reported(token)
    heads = tuple(t for t in heads if t > token and token in tree.ancestors(t))
    subject = document.heads[token] if tree.bare[token] == "acl" else subject_of(page, token)
    if not heads or page.quoted[heads[0]] >= 0:
        return None
    begin = verb_group(page, token)
    lemma = f"be {document.lemmas[token]}"
    it = next((t for t in children if t < token and tree.lows[t] == "it"), None)
    infinitive = tree.has_mark(heads[0], ("to",)) and not tree.has_subject(heads[0])
    # "The two sites believed to be depots": no active verb of belief has a bare infinitive
    if not tree.is_passive(token) and not (infinitive and not tree.has(token, "aux", "obj")):
        return None
    if it is not None and not infinitive:
        runs = _runs_of(page, gather(page, heads))
        return _clause(token, (it, token + 1), lemma, trimmed(page, runs), 0.85)
    if not infinitive or document.lemmas[token] not in cue_lexicon().hearsay_to or subject is None:
        return None
    if document.xpos[subject] in ("WP", "WDT"):
        return None
    runs = [phrase(tree, subject, tails=False, relatives=False), *_runs_of(page, gather(page, heads))]
    return _clause(token, (begin, token + 1), lemma, trimmed(page, sorted(runs)), 0.75)


def _runs_of(page: Page, tokens: set[int]) -> list[Range]:
    inside = [t for t in tokens if page.quoted[t] < 0] or sorted(tokens)
    return [(min(inside), max(tokens) + 1)]


def _adverb(page: Page, token: int) -> CueClause | None:
    """ "Rebels have reportedly taken the town": the clause that the adverb stands in."""
    tree = page.tree
    head = page.document.heads[token]
    if head < 0:
        return None
    top = tree.predicate_above(head)
    if page.quoted[top] >= 0 or (page.document.xpos[top] == "VBG" and not tree.has_subject(top)):
        return None
    beside = [t for t in tree.children(top) if tree.bare[t] in ("conj", "parataxis") and tree.has_subject(t)]
    content = gather(page, (top,), (token, *beside))
    if not tree.has_subject(top):
        subject = subject_of(page, page.document.heads[top]) if tree.bare[top] == "conj" else None
        if subject is None:
            return None
        content |= gather(page, (subject,))
    runs = [r for r in ((min(content), token), (token + 1, max(content) + 1)) if r[0] < r[1]]
    return _clause(token, (token, token + 1), tree.lows[token], trimmed(page, runs), 0.7)


def _noun(page: Page, noun: int) -> CueClause | None:
    """ "the president’s claim that …": the possessor is the source."""
    tree = page.tree
    heads = tuple(t for t in page.governance.reported(noun) if tree.has_mark(t, ("that",)) and t > noun)
    head = page.governance.source_of(noun)
    if not heads or head is None or page.quoted[heads[0]] >= 0:
        return None
    source = source_phrase(page, noun, head)
    if source is None or not (tree.has(noun, "nmod") or page.document.relations[head] == "nmod:poss"):
        return None
    if prepositional(page, head) == "of" and not is_speaker(page, head):
        return None  # "reports of the buildup that …"
    lemma = page.document.lemmas[noun]
    runs = trimmed(page, _runs_of(page, gather(page, heads)))
    made = _clause(noun, (noun, noun + 1), lemma, runs, 0.75)
    made.kind, made.source, made.form = cue_lexicon().nouns[lemma], source, "noun"
    return made
