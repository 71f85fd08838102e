"""People and organisations that an article names, and where: the cast, from the names of the parse.

Full names come from the parse.  What a parse misses by design is added by rule: surnames alone behind a full
name, a name behind a title ("Mr. Gauger") or behind a listed given name, and organisations of the lists.
Headlines that capitalise every word introduce nobody: the body tells who is a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wellhead.annotate.cast import ASIDE, LIMIT, Cast, Mention, Person, choose_bearer, plain_name
from wellhead.annotate.descriptions import describe
from wellhead.annotate.heads import is_governed, is_owner
from wellhead.annotate.introductions import Named, adjacent, alone, follows_kind, goes_on, persons
from wellhead.annotate.lexicon import organisations, people, singular, word_set
from wellhead.annotate.organisation_names import add_organisation, listed
from wellhead.annotate.person_names import (
    PARTICLES,
    Word,
    cased,
    is_office_of_one_name,
    is_title,
    same_person,
    sex_of,
    surnames_of,
    words_of,
)
from wellhead.annotate.scene import sentence_index
from wellhead.language.clauses import Clauses
from wellhead.records import Sentence, Span

#: Words looked back over for the start of a name.
_LONGEST_NAME = 8
#: Bearers of one surname that are told apart.
_BEARERS = 20


def scan(tree: Clauses, sentences: Sequence[Sentence]) -> Cast:
    """The people and organisations that an article names.  Linear in its length.

    :param sentences: those that the parse is of
    """
    cast = Cast([], [], [], {})
    told = list(_sentences(tree, sentences))
    single: list[Named] = []
    for named in sorted(persons(tree, told)):
        office = named.cut > 0 and is_office_of_one_name(named.words[named.cut - 1].text)
        if len(named.words) - named.cut > 1 or office:
            _add_person(tree, named, cast)
        else:
            single.append(named)
    given = {plain_name(word) for person in cast.people for word in person.name.split()[:-1]}
    sure = alone(tree)
    for named in single:  # "Mr Cameron" in an article that never gives his full name
        word = named.words[named.cut]
        who = cast.named(word.text)
        listed_name = word.text in sure or word.text in people().sexes
        by_itself = listed_name and plain_name(word.text) not in given and not goes_on(tree, word)
        if not who and (named.cut or by_itself):
            _add_person(tree, named, cast)
        elif len(who) == 1 and named.cut and named.words[named.cut - 1].text not in people().honorifics:
            _describe(tree, named, cast.people[who[0]])  # "President Trump"
    _add_organisations(tree, told, cast)
    others = _other_names(tree, cast)
    for words in told:
        for at, word in enumerate(words):
            if (word.text[:1].isupper() or "-" in word.text) and word.token not in others:
                mention = _mention(tree, words, at, cast, sentences)
                if mention is not None:
                    cast.mentions.append(mention)
    cast.mentions.sort(key=lambda m: (m.start, m.end))
    cast.starts = [m.start for m in cast.mentions]
    for mention in cast.mentions:
        if mention.role not in ASIDE:
            cast.seen.setdefault(mention.person, []).append(mention.start)
    return cast


def _sentences(tree: Clauses, sentences: Sequence[Sentence]) -> Iterator[list[Word]]:
    for sentence in sentences:
        first, beyond = tree.tokens_of(sentence.start, sentence.end)
        words = words_of(tree, first, beyond)
        if sentence.role != "title" or not _headline_case(words):
            yield words


def _headline_case(words: Sequence[Word]) -> bool:
    long = [w for w in words if len(w.text) > 3 and w.text[0].isalpha()]
    return len(long) > 3 and sum(w.text[0].isupper() for w in long) >= 0.75 * len(long)


# ---------------------------------------------------------------- who is named
def _add_person(tree: Clauses, named: Named, cast: Cast) -> None:
    words = [cased(word.text) for word in named.words[named.cut :]]
    if len(words) > 2 and words[-1] in ("II", "III", "IV"):
        words = words[:-1]
    name = " ".join(words)
    if len(words) == 1 and named.cut and is_office_of_one_name(named.words[named.cut - 1].text):
        name = f"{named.words[named.cut - 1].text} {name}"
    surnames = surnames_of(words)
    person: Person | None = None
    for index in cast.by_surname.get(next(iter(sorted(surnames)), ""), [])[:_BEARERS]:
        if same_person(cast.people[index].name, name):
            person = cast.people[index]
            break
    if person is None:
        if len(cast.people) >= LIMIT or not surnames:
            return
        person = Person(name, surnames, sex_of(words), named.words[named.cut].start)
        cast.add(person)
    elif len(name.split()) > len(person.name.split()) and "." not in name:
        person.name = name  # "Erdogan" grew to "Recep Tayyip Erdogan"
    _describe(tree, named, person)


def _describe(tree: Clauses, named: Named, person: Person) -> None:
    before = named.words[named.cut - 1].token + 1 if named.cut else named.first
    describe(tree, named.first, before, named.beyond, person)


def _add_organisations(tree: Clauses, told: Sequence[Sequence[Word]], cast: Cast) -> None:
    """Organisations of the parse, and those of the lists that it misses."""
    orgs = organisations()
    read = {word.token for words in told for word in words}
    taken: set[int] = set()
    found = []
    for name in tree.document.names:
        text = tree.document.text[name.start : name.end]
        if name.kind not in ("place", "nationality"):
            taken.update(range(name.first, name.beyond))
        firm = name.kind == "person" and follows_kind(tree, name.first)
        people_of = _is_class(text.rsplit(" ", 1)[-1])  # "the Republicans"
        organisation = (name.kind == "organisation" and not cast.named(text) and not people_of) or firm
        if name.beyond - 1 in read and (organisation or text in orgs.names):
            spans = [listed(tree, token) for token in range(name.first, name.beyond)]
            first = min((span[0] for span in spans if span), default=name.first)
            beyond = max((span[1] for span in spans if span), default=name.beyond)
            found.append((min(first, name.first), max(beyond, name.beyond)))
            taken.update(range(*found[-1]))
    for token in read - taken:
        span = listed(tree, token)
        if span is not None and taken.isdisjoint(range(*span)) and not _names_person(tree, span, cast):
            found.append(span)
            taken.update(range(*span))
    for first, beyond in sorted(found):
        add_organisation(tree, first, beyond, cast)


def _is_class(word: str) -> bool:
    """Whether a noun is of people, not of one organisation: "Republicans", "officials"."""
    noun = singular(word.casefold())
    return noun in people().offices or noun in word_set("source_classes", "stance")


def _names_person(tree: Clauses, span: Span, cast: Cast) -> bool:
    """Whether somebody of the cast is named in some tokens: "House Speaker Pelosi"."""
    return any(cast.named(tree.forms[t]) for t in range(*span))


# ---------------------------------------------------------------- where they are named
def _mention(
    tree: Clauses, words: Sequence[Word], at: int, cast: Cast, sentences: Sequence[Sentence]
) -> Mention | None:
    """The mention of a person that ends in a word."""
    word = words[at]
    who = cast.named(word.text)[:_BEARERS]
    if not who:
        return None
    begin = at
    while begin > max(0, at - _LONGEST_NAME) and _goes_on(tree, words[begin - 1], words[begin]):
        begin -= 1
    chosen = _who(words[begin : at + 1], who, cast)
    if chosen is None:
        return None
    parts = {plain_name(w) for w in cast.people[chosen].name.split()}
    first = at
    while first > begin and _part_of_name(words[first - 1].text, parts):
        first -= 1
    document = tree.document
    owner = word.token + 1 < len(document) and document.xpos[word.token + 1] == "POS"
    end = document.ends[word.token + 1] if owner else word.end
    head = next(
        (w.token for w in words[first : at + 1] if _leaves(tree, w.token, words[first], word)), word.token
    )
    unit = sentences[sentence_index(sentences, word.start)]
    return Mention(
        words[first].start,
        end,
        chosen,
        sentence_index(sentences, word.start),
        unit.role,
        owner or is_owner(tree, head),
        is_governed(tree, head),
        head,
    )


def _leaves(tree: Clauses, token: int, first: Word, last: Word) -> bool:
    return not first.token <= tree.document.heads[token] <= last.token


def _other_names(tree: Clauses, cast: Cast) -> set[int]:
    """Tokens that bear no surname: "Trump" in "the Trump Organization", "Ivanka" in "Ivanka Trump"."""
    found: set[int] = set()
    for name in tree.document.names:
        last = name.beyond - 1
        if name.kind != "person" and name.beyond - name.first > 1:
            found.update(range(name.first, name.beyond))
        elif name.kind == "person" and cast.named(tree.forms[last]):
            found.update(range(name.first, last))
    return found


def _goes_on(tree: Clauses, left: Word, right: Word) -> bool:
    """The word before still belongs to a name."""
    text = left.text
    return (
        adjacent(tree, left, right)
        and (text[:1].isupper() or text in PARTICLES)
        and text.casefold() not in organisations().nouns
    )


def _part_of_name(word: str, parts: set[str]) -> bool:
    """A given name, an initial or a title before a surname."""
    return plain_name(word) in parts or len(word.rstrip(".")) == 1 or is_title(word)


def _who(words: Sequence[Word], who: Sequence[int], cast: Cast) -> int | None:
    """Which bearer of the surname: the one whose given name stands before it, else the only or the
    first one.
    """
    before = [plain_name(word.text) for word in words[:-1]]
    for index in who:
        given = [plain_name(w) for w in cast.people[index].name.split()[:-1]]
        if any(b and b in given for b in before):
            return index
    if (
        before
        and cased(words[-2].text) in people().sexes
        and plain_name(words[-2].text) not in cast.by_surname
    ):
        return None  # another bearer, whose given name this is
    return choose_bearer(who, cast, people().honorifics.get(words[-2].text, "") if before else "")
