"""Cue clauses of a sentence: a reporting verb or phrase with its source, addressee and adjuncts.

"[two people familiar with the matter] told [Bloomberg] [on Wednesday]": everything of an attribution but
its content, which ``contents`` finds.
"""

from __future__ import annotations

from wellhead.annotate.adjuncts import Range
from wellhead.annotate.cue_clause import CueClause
from wellhead.annotate.cues import cue_lexicon
from wellhead.annotate.noun_phrases import appositions_right, noun_phrase_right
from wellhead.annotate.subjects import shared_subject, subject_left
from wellhead.annotate.verbs import group_start, verb_clause
from wellhead.annotate.views import View
from wellhead.annotate.words import word_set

_QUOTING = {"clause": "reporting", "quote": "reporting"}


def cue_clauses(view: View) -> list[CueClause]:
    """The cue clauses of a sentence in the order of their cues; quotations are not looked into."""
    found: list[CueClause] = []
    lexicon = cue_lexicon()
    waiting: list[Range] = []  # "The Times, citing two officials, said": cited before the verb
    skip = 0
    for at, low in enumerate(view.lows):
        if at < skip or not low:
            continue
        letter = view.letters[at]
        made: CueClause | None = None
        if low == "according" and view.lows[at + 1 : at + 2] == ["to"]:
            made = _according(view, at)
        elif low in lexicon.citing and letter in "EVGNAXZ":
            made = _quoting(view, at, found)
            if made is None and low == "citing":
                _cite(view, at, found, waiting)
        elif low in lexicon.verbs and letter in "EVFXZGNA" and _may_be_verb(view, at):
            for cue in lexicon.verbs[low]:
                made = verb_clause(view, at, cue, found)
                if made is not None:
                    break
        if made is not None:
            made.cited.extend(waiting)
            waiting.clear()
            found.append(made)
            skip = made.cue[1]
    return found


def _may_be_verb(view: View, at: int) -> bool:
    """A capitalised verb opens its sentence or stands in a headline; else it is part of a name."""
    return view.headline or at == 0 or not view.text[view.starts[at]].isupper()


def _according(view: View, at: int) -> CueClause | None:
    end = noun_phrase_right(view, at + 2)
    if end is None:
        return None
    end = appositions_right(view, end) if at else end
    return CueClause(
        cue=(at, at + 2),
        lemma="according to",
        frames={"clause": "saying", "quote": "saying"},
        start=at,
        end=end,
        loose=end,
        source=(at + 2, end),
        form="according",
        sure=0.95,
    )


def _cite(view: View, at: int, found: list[CueClause], waiting: list[Range]) -> None:
    """ "…, citing two people familiar with the matter" adds to the clause before, or to the next."""
    t = view.letters
    end = noun_phrase_right(view, at + 1)
    if end is None or t[at + 1] not in "DSAN#XZE":
        return
    cited = (at + 1, appositions_right(view, end))
    if not found:
        waiting.append(cited)
    elif not found[-1].cited and ";" not in t[found[-1].cue[1] : at]:
        found[-1].cited.append(cited)


def _quoting(view: View, at: int, found: list[CueClause]) -> CueClause | None:
    """ "Interfax quoted a military source as saying …", "he was quoted (by Reuters) as saying"."""
    if at > 0 and view.lows[at - 1] in word_set("be_forms"):
        return _quoted(view, at)
    end = noun_phrase_right(view, at + 1)
    after = None if end is None else _as_saying(view, end)
    if end is None or after is None:
        return None
    begin = group_start(view, at)
    source, form = subject_left(view, begin), "subject"
    if source is None:
        source, form = shared_subject(view, begin, found) if begin else None, "shared"
    if source is None:
        return None
    return CueClause(
        cue=(at, at + 1),
        lemma="cite" if view.lows[at].startswith("cit") else "quote",
        frames=_QUOTING,
        start=source[0] if form == "subject" else begin,
        end=after,
        loose=after,
        source=source,
        form=form,
        cited=[(at + 1, end)],
    )


def _quoted(view: View, at: int) -> CueClause | None:
    """The passive: who is quoted is the source, and the outlet whom it was said to."""
    outlet: Range | None = None
    after = _as_saying(view, at + 1)
    if after is None:
        outlet = _by(view, at + 1)
        after = None if outlet is None else _as_saying(view, outlet[1])
    begin = group_start(view, at)
    source = subject_left(view, begin)
    if after is None or source is None:
        return None
    end = after
    if outlet is None:
        outlet = _by(view, after)  # "was quoted as saying by Interfax"
        end = after if outlet is None else outlet[1]
    return CueClause(
        cue=(begin, after),
        lemma="quote as saying",
        frames=_QUOTING,
        start=source[0],
        end=end,
        loose=end,
        source=source,
        form="subject",
        addressee=outlet,
    )


def _by(view: View, at: int) -> Range | None:
    if view.lows[at : at + 1] != ["by"]:
        return None
    end = noun_phrase_right(view, at + 1)
    return None if end is None else (at + 1, end)


def _as_saying(view: View, at: int) -> int | None:
    """Unit after "as saying"."""
    words = view.lows[at : at + 2]
    return (
        at + 2
        if len(words) == 2 and words[0] == "as" and words[1] in ("saying", "telling", "writing")
        else None
    )
