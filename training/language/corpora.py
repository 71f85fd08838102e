"""Readers of the treebanks and of the name corpora, as sentences in paragraphs."""

from __future__ import annotations

import itertools
import lzma
import re
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from training.language.splits import NON_COMMERCIAL_GENRES, genre, held_out

#: Subtypes that both treebanks use, or that one uses and attribution needs; every other is cut off.
#: One written map, because EWT and GUM name the same thing differently.
SUBTYPES = {
    "obl:tmod": "obl:unmarked", "obl:npmod": "obl:unmarked", "obl:unmarked": "obl:unmarked",
    "nmod:tmod": "nmod:unmarked", "nmod:npmod": "nmod:unmarked", "nmod:unmarked": "nmod:unmarked",
    "nsubj:pass": "nsubj:pass", "csubj:pass": "csubj:pass", "aux:pass": "aux:pass",
    "acl:relcl": "acl:relcl", "advcl:relcl": "advcl:relcl", "nmod:poss": "nmod:poss",
    "compound:prt": "compound:prt", "det:predet": "det:predet", "cc:preconj": "cc:preconj",
    "obl:agent": "obl:agent",
}  # fmt: skip

NAME_KINDS = ("PER", "ORG", "LOC")
#: What other corpora call persons, organisations and places; what is not listed is no name here.
_KIND = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "person": "PER", "location": "LOC", "corporation": "ORG",
    "group": "ORG", "organization": "ORG", "place": "LOC",
}  # fmt: skip

#: A name of a token: "O", "B-PER" … or "?" where nobody knows.
Tags = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what is known of it.

    ``heads`` are token numbers from 0, -1 for the root; columns that are not known are None.
    """

    forms: tuple[str, ...]
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    relations: tuple[str, ...] | None = None
    names: Tags | None = None
    convention: str | None = None  # whose way of hanging words, where the sentence has a tree


#: The conventions of the treebanks that differ; the first is that of the guidelines.
CONVENTIONS = ("gum", "ewt")

Paragraph = tuple[Sentence, ...]
#: The paragraphs of a document.
Text = list[Paragraph]


def text_of(path: Path) -> str:
    """A file's text, packed with xz or not."""
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def relation(name: str) -> str:
    """A relation with the subtypes that are kept."""
    return SUBTYPES.get(name, name.split(":", maxsplit=1)[0])


# ---------------------------------------------------------------- treebanks
def treebank(path: Path, *, commercial: bool = True, names: bool = False) -> list[Paragraph]:
    """The paragraphs of a CoNLL-U file, as `documents` has them."""
    return [paragraph for text in documents(path, commercial=commercial, names=names) for paragraph in text]


def documents(path: Path, *, commercial: bool = True, names: bool = False) -> list[Text]:
    """The documents of a CoNLL-U file; a file that marks none is one.

    :param commercial: leave out the genres of GUM that may not be used commercially
    :param names: derive names from the entities that GUM marks
    """
    found: list[Text] = []
    current: list[Sentence] = []
    document = ""
    for block in text_of(path).split("\n\n"):
        rows = block.splitlines()
        if any(row.startswith("# newdoc") for row in rows) or not found:
            _close(found, current)
            found.append([])
        elif any(row.startswith("# newpar") for row in rows):
            _close(found, current)
        document = next((r.partition("=")[2].strip() for r in rows if r.startswith("# newdoc id")), document)
        if commercial and genre(document) in NON_COMMERCIAL_GENRES:
            continue
        cells = [row.split("\t") for row in rows if row[:1].isdigit() and row.split("\t")[0].isdigit()]
        if cells:
            current.append(_sentence(cells, "gum" if document.startswith("GUM") else "ewt", entities=names))
    _close(found, current)
    return [text for text in found if text]


def _close(found: list[Text], current: list[Sentence]) -> None:
    """Put the sentences at hand as a paragraph into the last document."""
    if current:
        found[-1].append(tuple(current))
        current.clear()


def _sentence(cells: list[list[str]], convention: str, *, entities: bool) -> Sentence:
    return Sentence(
        forms=tuple(c[1] for c in cells),
        upos=tuple(c[3] for c in cells),
        xpos=tuple(c[4] for c in cells),
        heads=tuple(int(c[6]) - 1 for c in cells),
        relations=tuple(relation(c[7]) for c in cells),
        names=_gum_names(cells) if entities else None,
        convention=convention,
    )


_ENTITY = re.compile(r"\(([^()]+)(\))?|(\d+)\)")
#: Between the parts of one name: "University of the Arts", "Food and Drug Administration".
_INSIDE = frozenset(("of", "the", "and", "for", "&", "-", "on", "de"))
_HYPHEN = frozenset("-")


def _gum_names(cells: list[list[str]]) -> Tags:
    """Names of persons, organisations and places by GUM's entities: those whose head is a proper noun.

    An entity may be a whole phrase ("the mayor of Lund, Ada Berg"); the name is the run of proper nouns
    around its least span.  The outermost entity wins, so that a place inside an organisation's name is part
    of it.
    """
    # By the Penn tag: "United" is an adjective of the universal tags in "United States".
    proper = [c[4] in ("NNP", "NNPS") for c in cells]
    tags = ["O"] * len(cells)
    for first, beyond, kind, least in sorted(_entities(cells), key=lambda e: (e[0] - e[1], e[0])):
        named = [n for n in least if proper[n]]
        if kind not in ("person", "organization", "place") or not named or not proper[least[-1]]:
            continue
        start, end = _run(cells, proper, first, beyond, named[0], joined=kind != "person")
        while kind == "person" and start + 1 < end and _is_title(cells[start]):
            start += 1
        if kind == "person" and all(_is_title(cell) for cell in cells[start:end]):
            continue
        if all(tag == "O" for tag in tags[start:end]):
            label = _KIND[kind]
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tuple(tags)


def _run(
    cells: list[list[str]], proper: list[bool], first: int, beyond: int, head: int, *, joined: bool
) -> tuple[int, int]:
    start = end = head
    small = _INSIDE if joined else _HYPHEN
    while end + 1 < beyond and (proper[end + 1] or _bridge(cells, proper, end + 1, beyond, small)):
        end += 1
    while start - 1 >= first and proper[start - 1] and not _is_title(cells[start - 1]):
        start -= 1
    return start, end + 1


def _bridge(cells: list[list[str]], proper: list[bool], at: int, beyond: int, small: frozenset[str]) -> bool:
    """Whether a small word joins two halves of a name: proper nouns follow within two tokens."""
    if cells[at][1].lower() not in small:
        return False
    return any(
        proper[n] and all(cells[m][1].lower() in small for m in range(at, n))
        for n in range(at + 1, min(at + 3, beyond))
    )


def _is_title(cell: list[str]) -> bool:
    return cell[7].startswith("nmod:desc") or cell[1].rstrip(".") in _TITLES


_TITLES = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "President",
        "Vice",
        "Prime",
        "Minister",
        "Sen",
        "Senator",
        "Gov",
        "Governor",
        "Professor",
        "Prof",
        "Rep",
        "King",
        "Queen",
        "Secretary",
        "General",
        "Chancellor",
        "Pope",
        "Emperor",
        "Mayor",
        "Chairman",
        "Ambassador",
        "Judge",
        "Justice",
        "Captain",
        "Lord",
        "Sir",
        "Lady",
    ]
)


def _entities(cells: list[list[str]]) -> Iterator[tuple[int, int, str, list[int]]]:
    """(first token, token beyond, type, tokens of the least span) of every entity of a sentence.

    GUM writes "(7-person-new-ssnnn-cf2-1,3-coref-Ada_Berg" where one opens, "7)" or ")" where it closes.
    """
    opened: list[tuple[str, int, str, str]] = []
    for at, cell in enumerate(cells):
        field = next((f[7:] for f in cell[9].split("|") if f.startswith("Entity=")), "")
        for match in _ENTITY.finditer(field):
            if match.group(1):
                parts = match.group(1).split("-")
                if len(parts) < 6:
                    continue
                found = (parts[0], at, parts[1], parts[5])
                if not match.group(2):
                    opened.append(found)
                    continue
            else:
                same = [i for i, entity in enumerate(opened) if entity[0] == match.group(3)]
                if not same:
                    continue
                found = opened.pop(same[-1])
            _, first, kind, heads = found
            # The least span that names the entity: "2", or "1,2,3".
            least = [first + int(n) - 1 for n in heads.split(",") if n.isdigit()] or [at]
            if first <= least[0] <= least[-1] <= at:
                yield first, at + 1, kind, least


# ---------------------------------------------------------------- names
def tagged_blocks(text: str, column: int = -1, form: int = 0) -> Iterator[tuple[tuple[str, ...], Tags]]:
    """Forms and tags of the sentences of a file with one token a line."""
    for block in re.split(r"\n\s*\n", text):
        rows = [re.split(r"[\t ]", row.rstrip()) for row in block.splitlines() if not row.startswith("# ")]
        rows = [r for r in rows if len(r) > 1 and r[0] != "-DOCSTART-"]
        if rows:
            yield tuple(r[form] for r in rows), tuple(r[column] for r in rows)


def _named(forms: tuple[str, ...], tags: Iterable[str]) -> Sentence:
    """IOB1 or IOB2 tags of any of the corpora as IOB2 over persons, organisations and places."""
    made: list[str] = []
    last = "O"
    for tag in tags:
        kind = _KIND.get(tag[2:]) if tag != "O" else None
        before = _KIND.get(last[2:]) if last != "O" else None
        made.append("O" if kind is None else f"{'I' if tag[0] == 'I' and kind == before else 'B'}-{kind}")
        last = tag
    return Sentence(forms, names=tuple(made))


def wikigold(path: Path, *, held: bool = False) -> list[Paragraph]:
    """WikiGold without its held-out tenth, or that tenth alone; neighbouring sentences are paragraphs."""
    blocks = list(tagged_blocks(text_of(path)))
    kept = [(n, _named(*block)) for n, block in enumerate(blocks) if held_out(n) == held]
    if held:
        return [(sentence,) for _, sentence in kept]
    groups = itertools.groupby(enumerate(kept), key=lambda item: item[1][0] - item[0])
    return [tuple(sentence for _, (_, sentence) in group) for _, group in groups]


def wnut17(path: Path) -> list[Paragraph]:
    """The training part of WNUT 2017."""
    return [(_named(forms, tags),) for forms, tags in tagged_blocks(text_of(path))]


def broad_twitter(path: Path) -> list[Paragraph]:
    """The Broad Twitter Corpus; its handles, which it calls persons, are left open."""
    found: list[Paragraph] = []
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.name.endswith(".conll"):
                data = archive.extractfile(member)
                assert data is not None
                for forms, tags in tagged_blocks(data.read().decode("utf-8")):
                    found.append((_without_handles(_named(forms, tags)),))
    return found


def _without_handles(sentence: Sentence) -> Sentence:
    names = list(sentence.names or ())
    for at, form in enumerate(sentence.forms):
        if form.startswith("@"):
            names[at] = "?"
            if form == "@" and at + 1 < len(names):
                names[at + 1] = "?"
    return Sentence(sentence.forms, names=tuple(names))


def uner(path: Path) -> list[Paragraph]:
    """Universal NER."""
    return [(_named(forms, tags),) for forms, tags in tagged_blocks(text_of(path), column=2, form=1)]
