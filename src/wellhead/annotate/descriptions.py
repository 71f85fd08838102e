"""What an article says about the people it names: offices, nationality, the words of appositions.

It is what later ties "the Russian president" or "the former mayor" to a name.
"""

from __future__ import annotations

import re

from wellhead.annotate.cast import Person
from wellhead.annotate.heads import head_of, phrase_head
from wellhead.annotate.lexicon import is_country, land_of, people, singular
from wellhead.annotate.main_clause import stretch_of
from wellhead.language.clauses import Clauses
from wellhead.language.nations import country_code

_LONGEST = 30  # tokens of a description


def describe(tree: Clauses, titles: int, first: int, beyond: int, person: Person) -> None:
    """Keep what the sentence says about a person: "Trump lawyer …", "…, the owner of RedFinch".

    :param titles: the first token of the titles before the name
    :param first, beyond: the tokens of the name without its titles
    """
    head = head_of(tree, first, beyond)
    top = phrase_head(tree, head)
    begin = min(stretch_of(tree, token)[0] for token in (titles, head, top))
    title = _text(tree, _behind_joint(tree, max(begin, first - _LONGEST), first), first)
    if title:
        _note(title, person, title=True)
    for token in sorted({*tree.children(head), *tree.children(top)}):
        if token >= beyond and (
            tree.relation(token) == "appos"
            or (tree.document.relations[token] == "acl:relcl" and tree.opens_with(token, ("who", "whose")))
        ):
            a, b = stretch_of(tree, token)
            _note(_text(tree, max(a, beyond), min(b, a + _LONGEST)), person)


def _behind_joint(tree: Clauses, begin: int, first: int) -> int:
    """Where a title begins behind another person: "Mr. Pence or [chief of staff] Mark Meadows"."""
    for token in range(first - 2, begin - 1, -1):
        if tree.document.upos[token] == "CCONJ" or tree.forms[token] in ",;:(":
            return token + 1
    return begin


def _text(tree: Clauses, first: int, beyond: int) -> str:
    """The text of some tokens without marks at its edges."""
    if first >= beyond:
        return ""
    start, end = tree.span(first, beyond)
    return tree.document.text[start:end].strip(" ,;:()“”\"'—–-")


def _note(description: str, person: Person, title: bool = False) -> None:
    """Offices, nationality and words of a description; of "President Trump’s former lawyer" only what
    follows "’s".
    """
    table = people()
    words = re.findall(r"[\w.’'-]+", description)
    person.words.update(re.sub(r"[’']s$", "", w.casefold().rstrip(".")) for w in words)
    for i in range(len(words) - 1, -1, -1):
        if words[i].endswith(("’s", "'s")):
            land = land_of(words[i][:-2])
            if land and title:  # "Russia’s President Vladimir Putin"
                person.places.add(land)
            words = words[i + 1 :]
            break
    lower = [w.casefold().rstrip(".") for w in words]
    i = 0
    while i < len(words):
        office = table.abbreviations.get(words[i])
        size = 1
        if office is None:
            for size in (4, 3, 2, 1):
                phrase = " ".join([*lower[i : i + size - 1], singular(lower[min(i + size, len(lower)) - 1])])
                if len(lower) - i >= size and phrase in table.offices:
                    office = phrase
                    break
        if office is None and "-" in words[i] and lower[i].rsplit("-", 1)[-1] in table.offices:
            office = lower[i].rsplit("-", 1)[-1]
        another = i + size < len(words) and words[i + size][:1].isupper() and not title  # "President Trump"
        if office is not None and not another:
            _take_office(office, person)
        if words[i] in table.honorifics and table.honorifics[words[i]] and title:
            person.sex = person.sex or table.honorifics[words[i]]
        land = country_code(words[i]) if title or not is_country(words[i]) else None
        if land:
            person.places.add(land)
        i += size if office is not None else 1


def _take_office(noun: str, person: Person) -> None:
    table = people()
    person.nouns.add(noun)
    last = noun.rsplit(maxsplit=1)[-1]
    if last in table.offices and noun not in ("vice president", "secretary of state"):
        person.nouns.add(last)
    person.nouns.update(table.offices.get(noun, ()))
    sex = table.noun_sexes.get(noun)
    if sex and not person.sex:
        person.sex = sex
