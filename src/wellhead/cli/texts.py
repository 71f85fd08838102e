"""Making text from outside safe to print: no markup, no control characters, one line."""

from __future__ import annotations

import unicodedata

from rich.text import Text

#: Invisible characters that scripts need inside words; all others of their class could forge a line.
_JOINERS = "\u200c\u200d\u00ad"


def one_line(value: object, most: int | None = None) -> str:
    """A value as one line without control characters, cut to so many characters.

    >>> one_line("two \\x1b[31mred\\n lines"), one_line("abcdef", 4)
    ('two [31mred lines', 'abc…')
    """
    text = " ".join("".join(map(_shown, str(value))).split())
    if most is not None and len(text) > most:
        return text[: most - 1].rstrip() + "…"
    return text


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cc":
        return " " if character.isspace() else ""
    if category in ("Cf", "Cs", "Co", "Cn") and character not in _JOINERS:
        return ""
    return " " if category in ("Zl", "Zp") else character


def cell(value: object, most: int | None = None, style: str = "") -> Text:
    """A value for a table of `rich`, which would read square brackets of a plain string as markup."""
    return Text("" if value is None else one_line(value, most), style=style)


def path_text(path: object) -> str:
    """A path for a message: names of files need not be Unicode."""
    return one_line(str(path).encode("utf-8", "replace").decode())
