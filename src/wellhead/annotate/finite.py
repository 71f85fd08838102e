"""Where a stretch of words is a clause: subject and finite verb, told from letters alone."""

from __future__ import annotations

from wellhead.annotate.views import View
from wellhead.annotate.words import word_set


def verb_at(view: View, at: int) -> bool:
    """Whether a finite verb stands at ``at``, adverbs before it aside."""
    t, n = view.letters, len(view)
    while at < n and t[at] in "Rn":
        at += 1
    return at < n and t[at] in "MVEFXZ"


def is_clause(view: View, a: int, b: int) -> bool:
    """Whether the units a..b hold a subject and a finite verb that is not that of a relative clause."""
    t = view.letters
    inside = False  # in the verb group of a relative clause: "a provision that would require …"
    for k in range(a, min(b, len(view))):
        c = t[k]
        p = t[k - 1] if k > a else ""
        if c in "WH" and p and p in "NXZA)," and view.lows[k] in ("who", "which", "that"):
            inside = verb_at(view, k + 1)
            continue
        if inside:
            inside = c in "RnB" or (c in "MVEFXZ" and p in "WHRnMB")
            if inside:
                continue
        if p == "C":
            continue  # "the revelations on Twitter and implicated the president": a second verb of the cue's
        if c in "MV":
            return True
        standing = p == "D" and view.lows[k - 1] in word_set("pronominal")  # "almost half backed it"
        if (
            c == "E"
            and p
            and (p not in "DSIB" or standing)
            and not (k > a + 1 and p == "R" and t[k - 2] in "DS")
        ):
            return True
        if c in "FXZ" and p and p in "PNARZ)" and k + 1 < b and t[k + 1] in "DSAPOIHTNG#R":
            if c == "Z" and p == "A":
                return True
            many = p in "NZ" and view.lows[k - 1].endswith("s")
            if p == "P" or (c == "F" and (many or p in "R)")) or (c != "F" and t[k + 1] in "DSPHO"):
                return True
        if c == "Q" and p:
            return True
        # A determiner right after a noun in -s: a verb that the lexicon lacks ("the report merits the …").
        if c in "DSP" and p in "NZ" and p and view.lows[k - 1].endswith("s") and k > a + 1:
            return True
    return False


def is_plain_clause(view: View, a: int, b: int) -> bool:
    """As ``is_clause``, for a content without "that": its verb stands before any dash, and not right after
    the only comma ("who recounted those dealings to the paper, [said]")."""
    t = view.letters
    stop = b
    for k in range(a, min(b, len(view))):
        if t[k] in "-;:":
            stop = k
            break
    comma = t.find(",", a, stop)
    if comma < 0:
        return is_clause(view, a, stop)
    if is_clause(view, a, comma):
        return True
    second = t.find(",", comma + 1, stop)
    if verb_at(view, comma + 1) and t[comma + 1] not in "XZNF":
        return False
    return (second > 0 and is_clause(view, a, stop)) or (
        is_clause(view, comma + 1, stop) and t[a] in "IRULWG"
    )
