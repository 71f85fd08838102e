"""Which endings this version reads, which it keeps apart, and how large a file may be."""

from __future__ import annotations

from pathlib import PurePath

from wellhead.read.names import names

#: Bytes of the largest file that is read.  News articles are kilobytes, their pages a few megabytes;
#: anything larger is a dump of many articles or not an article at all.
SIZE_LIMIT = 20_000_000

TEXT = frozenset({".txt", ".text"})
WEB = frozenset({".html", ".htm", ".xhtml"})
#: Read as plain text when named: a scanned folder is full of READMEs that are no articles.
TEXT_IF_NAMED = frozenset({".md"})
#: Formats that carry articles but are not read yet: said aloud, never skipped in silence.
NOT_YET = names(
    ".warc .warc.gz .wacz .jsonl .jsonl.gz .ndjson .xml .rss .atom .csv .tsv .parquet .docx .doc .odt "
    ".rtf .zip .tar .tar.gz .tgz .gz .xz .bz2 .7z .eml .mbox .msg .pdf .epub .mhtml"
)
#: As NOT_YET, but only when named: folders hold settings and sidecars with this ending.
NOT_YET_IF_NAMED = frozenset({".json"})


def ending(name: str) -> str:
    """The ending of a file name in lower case, with both parts of a double one: ``.warc.gz``."""
    suffixes = [s.lower() for s in PurePath(name).suffixes[-2:]]
    if len(suffixes) == 2 and "".join(suffixes) in NOT_YET:
        return "".join(suffixes)
    return suffixes[-1] if suffixes else ""


def reads(name: str, *, named: bool) -> str | None:
    """``text`` or ``web`` where this version reads such a file, else None."""
    suffix = ending(name)
    if suffix in TEXT or (named and suffix in TEXT_IF_NAMED):
        return "text"
    return "web" if suffix in WEB else None


def carries_articles(name: str, *, named: bool) -> bool:
    """True for a format of articles that this version does not read."""
    suffix = ending(name)
    return suffix in NOT_YET or (named and suffix in NOT_YET_IF_NAMED)
