"""From tokens to the encoder's input: word pieces and the shape of the word.

The vocabulary knows no capitals, so what a capital says is given beside the pieces, as one of a few shapes
of the word; the first token of a sentence has shapes of its own, because a capital there says little.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

#: Pieces of one token that the encoder sees; an address of two hundred characters adds nothing beyond these.
MOST_PIECES = 6
#: Characters of a token that are looked at; what is kept of forms keeps none that is longer.
LONGEST_FORM = 64
#: Forms whose pieces are kept.
CACHED_FORMS = 200_000

#: Shapes of a token; a token that opens its sentence has the number of its shape plus ``len(SHAPES)``.
SHAPES = ("mark", "lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric")

# One character for the several that newsrooms use for the same mark.
_SAME_MARK = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'"})
_SAME_FORM = {"``": '"', "''": '"', "--": "—", "―": "—", "---": "—"}


class Pieces(NamedTuple):
    """What the encoder sees of a token: ids of its word pieces, and its shape."""

    ids: tuple[int, ...]
    shape: int


def shape_of(form: str) -> int:
    """Number of a token's shape in `SHAPES`.

    >>> [SHAPES[shape_of(w)] for w in ("said", "Lindholm", "NATO", "J.", "McKay", "1,200", "F-16", "—")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'digits', 'alphanumeric', 'mark']
    """
    form = form[:LONGEST_FORM]
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in form) else 0
    if any(c.isdigit() for c in form):
        return 7
    if all(not c.isupper() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 4
    return 2 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 5


class WordPieces:
    """The vocabulary of the encoder.

    :param path: a ``tokenizer.json`` as the `tokenizers` library writes it
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cache: dict[str, Pieces] = {}

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer  # noqa: PLC0415 - costs a tenth of a second

        tokenizer = Tokenizer.from_file(str(self._path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def ends(self) -> tuple[int, int, int, int]:
        """Ids of the padding, of an unknown piece, and of the marks that open and close a window."""
        pad, unknown, opening, closing = (
            self._tokenizer.token_to_id(mark) for mark in ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
        )
        return pad, unknown, opening, closing

    def of(self, form: str) -> Pieces:
        """The pieces of one token; never empty."""
        found = self._cache.get(form)
        if found is None:
            found = self._make(form)
            if len(form) > LONGEST_FORM:
                return found
            if len(self._cache) >= CACHED_FORMS:
                self._cache.clear()
            self._cache[form] = found
        return found

    def _make(self, form: str) -> Pieces:
        seen = form[:LONGEST_FORM]
        seen = _SAME_FORM.get(seen, seen.translate(_SAME_MARK))
        ids = self._tokenizer.encode(seen, add_special_tokens=False).ids[:MOST_PIECES]
        return Pieces(tuple(ids) or (self.ends[1],), shape_of(form))

    def sentence(self, forms: Sequence[str]) -> list[Pieces]:
        """The pieces of a sentence's tokens; the first has a shape of its own."""
        pieces = [self.of(form) for form in forms]
        if pieces:
            pieces[0] = pieces[0]._replace(shape=pieces[0].shape + len(SHAPES))
        return pieces
