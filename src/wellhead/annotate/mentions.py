"""People and organisations that an article names, and where: the scan that fills the cast."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate.cast import ASIDE, LIMIT, Cast, Mention, Person, choose_bearer, plain_name
from wellhead.annotate.descriptions import describe
from wellhead.annotate.lexicon import organisations, people, word_set
from wellhead.annotate.organisation_names import add_organisation
from wellhead.annotate.person_names import (
    cased,
    is_office_of_one_name,
    name_in_run,
    same_person,
    sex_of,
    surnames_of,
)
from wellhead.annotate.runs import OPENERS, TOKEN, Run, Word, runs_of, words_of
from wellhead.records import Sentence

#: Words looked back over for the start of a name.
_LONGEST_NAME = 8
#: Bearers of one surname that are told apart.
_BEARERS = 20


def scan(text: str, sentences: Sequence[Sentence]) -> Cast:
    """The people and organisations that the sentences name.  Linear in their length."""
    runs = list(runs_of(text, sentences))
    cast = Cast([], [], [], {})
    surnames_only = []
    for run in runs:
        words = words_of(text, run)
        alone = _introduce(text, words, cast)
        if alone is not None:
            surnames_only.append((words, alone))
    for words, cut in surnames_only:  # "Mr Cameron" in an article that never gives his full name
        who = cast.named(words[cut][2])
        if not who:
            _add_person(text, words, cut, cast)
        elif len(who) == 1 and cut and words[cut - 1][2] not in people().honorifics:  # "President Trump"
            describe(text, words, cut, cast.people[who[0]])
    for run in runs:
        _find_mentions(text, run, cast)
    cast.mentions.sort(key=lambda m: (m.start, m.end))
    cast.starts = [m.start for m in cast.mentions]
    for mention in cast.mentions:
        if mention.role not in ASIDE:
            cast.seen.setdefault(mention.person, []).append(mention.start)
    return cast


# ---------------------------------------------------------------- who is named
def _introduce(text: str, tokens: Sequence[Word], cast: Cast) -> int | None:
    """Add the person or organisation of a run; where a title stands before one name only, the index of
    that name.
    """
    if not tokens:
        return None
    cut = name_in_run(text, tokens)
    if cut is None or cut >= len(tokens):
        add_organisation(text, tokens, cast)
    elif len(tokens) - cut > 1 or (cut and is_office_of_one_name(tokens[cut - 1][2])):
        _add_person(text, tokens, cut, cast)
    else:
        return cut
    return None


def _add_person(text: str, tokens: Sequence[Word], cut: int, cast: Cast) -> None:
    words = [t[2] for t in tokens[cut:]]
    if words[-1] in ("Jr", "Sr", "II", "III", "IV") and len(words) < 3:
        return
    titled = cut > 0 and is_office_of_one_name(tokens[cut - 1][2])
    if len(words) > 2 and words[-1] in ("II", "III", "IV"):
        words = words[:-1]
    name = " ".join(cased(w) for w in words)
    if titled and len(words) == 1:
        name = f"{tokens[cut - 1][2]} {name}"
    surnames = surnames_of(words)
    person: Person | None = None
    for index in cast.by_surname.get(next(iter(sorted(surnames)), ""), [])[:_BEARERS]:
        if same_person(cast.people[index].name, name):
            person = cast.people[index]
            break
    if person is None:
        if len(cast.people) >= LIMIT:
            return
        person = Person(name, surnames, sex_of(words), tokens[cut][0])
        cast.add(person)
    elif len(name.split()) > len(person.name.split()) and "." not in name:
        person.name = name  # "Erdogan" grew to "Recep Tayyip Erdogan"
    describe(text, tokens, cut, person)


# ---------------------------------------------------------------- where they are named
_GOVERNORS = word_set("mentions", "governors")


_WORD_BEFORE = re.compile(r"([\w’']+)[”\"’,]?(?: the)? [“\"‘]?$")


def _find_mentions(text: str, run: Run, cast: Cast) -> None:
    tokens = list(TOKEN.finditer(text, run.start, run.end))
    for i, token in enumerate(tokens):
        word = token.group()
        who = cast.named(word)[:_BEARERS] if word[:1].isupper() or "-" in word else []
        if not who:
            continue
        begin = i
        while begin > max(0, i - _LONGEST_NAME) and not _ends_name(tokens[begin - 1].group()):
            begin -= 1
        chosen = _who(tokens[begin : i + 1], who, cast)
        if chosen is None:
            continue
        parts = {plain_name(w) for w in cast.people[chosen].name.split()}
        first = i
        while first > begin and _part_of_name(tokens[first - 1].group(), parts):
            first -= 1
        start = tokens[first].start()
        before = _WORD_BEFORE.search(text, max(0, start - 16), start)
        governed = before is not None and before.group(1).casefold() in _GOVERNORS
        possessive = word.endswith(("’s", "'s", "’", "'"))
        cast.mentions.append(
            Mention(start, token.end(), chosen, run.sentence, run.role, possessive, governed)
        )


def _part_of_name(word: str, parts: set[str]) -> bool:
    """A given name, an initial or a title before a surname."""
    table = people()
    return (
        plain_name(word) in parts
        or len(word.rstrip(".")) == 1
        or word in table.honorifics
        or word in table.abbreviations
        or (word.casefold() in table.offices and word[:1].isupper())
    )


def _ends_name(word: str) -> bool:
    return word.endswith(("’s", "'s", ",")) or word in OPENERS or word.casefold() in organisations().nouns


def _who(tokens: Sequence[re.Match[str]], who: Sequence[int], cast: Cast) -> int | None:
    """Which bearer of the surname: the one whose given name stands before it, else the only or the
    first one.
    """
    before = [plain_name(t.group()) for t in tokens[:-1]]
    for index in who:
        given = [plain_name(w) for w in cast.people[index].name.split()[:-1]]
        if any(b and b in given for b in before):
            return index
    table = people()
    if (
        before
        and cased(tokens[-2].group()) in table.sexes
        and plain_name(tokens[-2].group()) not in cast.by_surname
    ):
        return None  # another bearer, whose given name this is
    return choose_bearer(who, cast, table.honorifics.get(tokens[-2].group(), "") if before else "")
