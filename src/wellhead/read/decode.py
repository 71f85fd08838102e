"""Bytes to text: byte order mark, UTF-8, the page's own word, then a guess.

A decoded text is storable: it holds no lone surrogates (each becomes U+FFFD) and no NUL.  Everything else
stays as it came: carriage returns, no-break spaces, control characters.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Bytes that the guess looks at: enough for any statistics, and the cost stays small.
_SAMPLE = 40_000
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Labels that pages use for Windows-1252 (WHATWG Encoding Standard, names and labels).
_LATIN = frozenset({"ascii", "iso8859-1", "iso8859_1", "latin_1", "latin1", "us-ascii", "cp1252"})
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœšùúûüýÿžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒŠÙÚÛÜÝŸŽ")


class NotTextError(ValueError):
    """The bytes are no text; the message says why."""


def decode(data: bytes, *, web: bool = False) -> str:
    """The text of a file.

    :param data: the file's bytes
    :param web: look for the encoding that the page declares
    :raises NotTextError: empty, only white space, or binary
    """
    if not data:
        raise NotTextError("is empty")
    text = storable(_decode(data, web=web))
    if "\0" in text:
        raise NotTextError("is binary: it holds NUL characters")
    if not text.strip():
        raise NotTextError("holds only white space")
    return text


def storable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate: UTF-8 has no place for them."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def _decode(data: bytes, *, web: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding != "utf-8":
                return data[len(mark) :].decode(encoding, "replace")
            data = data[len(mark) :]
            break
    if b"\0" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _nearly_utf8(data):
        return _surrogates_aside(data)
    if web and (declared := _declared(data)):
        return data.decode(declared, "replace")
    return _guess(data)


def _without_mark(data: bytes) -> str:
    """UTF-16 without a mark: one byte of nearly every pair is NUL in text of a Latin script."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    half = min(len(data), _SAMPLE) // 2
    if odd > 0.6 * half and even < 0.05 * half:
        return data.decode("utf-16-le", "replace")
    if even > 0.6 * half and odd < 0.05 * half:
        return data.decode("utf-16-be", "replace")
    raise NotTextError("is binary: it holds NUL bytes")


_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")


def _nearly_utf8(data: bytes) -> bool:
    """One broken sequence in a page of UTF-8 does not make it Latin-1."""
    rest, sequences = _MULTIBYTE.subn(b"", data)
    broken = len(_HIGH.findall(rest))
    return sequences > 0 and (broken == 0 or sequences >= 4 * broken)


def _surrogates_aside(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")


def _declared(data: bytes) -> str | None:
    head = data[:4096]
    hit = _DECLARED.search(head) or _XML.search(head)
    if not hit:
        return None
    try:
        name = codecs.lookup(hit.group(1).decode("ascii")).name
        data[:64].decode(name, "replace")
    except (LookupError, ValueError):
        return None
    if name in _LATIN:
        return "cp1252"
    return None if name.startswith("utf-") else name


def _guess(data: bytes) -> str:
    """Windows-1252 for a text of the Latin script with a few accents, else what the statistics say."""
    western = data.decode("cp1252", "replace")
    accents = [c for c in western if c > "\x7f" and c.isalpha()]
    letters = sum(c.isalpha() for c in western)
    if "\ufffd" not in western and len(accents) <= 0.15 * letters and all(c in _WESTERN for c in accents):
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return western
    return data.decode(best.encoding, "replace")
