"""The table of newsrooms as data: its rows, and what a user adds to them.

The shipped rows are ``data/newsrooms.yaml``.  A user's file has the same form; each of its entries is a
newsroom of its own, or, under a name that the table has, more about that one:

    - {name: Kestrel Bay Herald, kind: newspaper, short: [Herald], domains: [kestrelherald.example]}
    - {name: Reuters, aliases: [Reuters Live]}

    >>> made = parse_additions("- {name: Kestrel Bay Herald, kind: newspaper}", "mine.yaml")
    >>> [entry.name for entry in made.entries]
    ['Kestrel Bay Herald']
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, NoReturn

import yaml

from wellhead.data import LOADER, load
from wellhead.errors import UsageError

KINDS = ("agency", "newspaper", "broadcaster", "magazine", "online")

_LISTS = ("aliases", "loose", "short", "programmes", "domains")
_FLAGS = ("common", "surname")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table; the keys are explained at the head of ``data/newsrooms.yaml``."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    owner: str | None = None
    common: bool = False
    surname: bool = False

    @property
    def sure_ways(self) -> tuple[str, ...]:
        """What means this newsroom wherever it is written."""
        return (self.name, *self.aliases, *self.programmes)


@dataclass(frozen=True)
class Additions:
    """The entries of a user's file; equal where the entries are, whatever the file is called."""

    entries: tuple[Entry, ...]

    def digest(self) -> str:
        """Digest of the entries, in hexadecimal; empty where there are none."""
        return self._digest

    @functools.cached_property
    def _digest(self) -> str:
        if not self.entries:
            return ""
        text = json.dumps(self.to_rows(), ensure_ascii=True, sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()

    def to_rows(self) -> list[dict[str, Any]]:
        """The entries as plain data, as a case keeps them; `from_rows` reads them back."""
        return [
            {key: list(value) if key in _LISTS else value for key, value in asdict(entry).items() if value}
            for entry in self.entries
        ]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, Any]]) -> Additions:
        """Entries that `to_rows` has written."""
        return cls(tuple(_entry(row) for row in rows))


def plain(name: str) -> str:
    """A name for comparison: without case, a leading "the", a final "'s" and marks around it."""
    text = re.sub(r"\s+", " ", name.strip(' \t\r\n"“”‘.,;:')).casefold().replace("’", "'").removesuffix("'s")
    return text.removeprefix("the ")


@functools.cache
def shipped() -> tuple[Entry, ...]:
    """The rows of ``data/newsrooms.yaml``."""
    return tuple(_entry(row) for row in load("newsrooms"))


def merged(additions: Additions | None) -> Iterator[Entry]:
    """The shipped rows with a user's laid over them, in the order of the table, new ones behind."""
    mine = {entry.name: entry for entry in additions.entries} if additions else {}
    for entry in shipped():
        more = mine.pop(entry.name, None)
        yield _joined(entry, more) if more else entry
    yield from mine.values()


def read_additions(path: Path) -> Additions:
    """A user's file of newsrooms.

    :raises UsageError: it cannot be read, or an entry is not as it should be; the message names the file, the
        line and the mend
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a file of newsrooms") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    return parse_additions(text, str(path))


def parse_additions(text: str, path: str) -> Additions:
    """The same from a text.

    :param path: what messages call the file
    :raises UsageError: as `read_additions`
    """
    try:
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(
            f"{path}, line {line}: is not YAML ({error.problem}); write one entry a line, as in "
            "- {name: Kestrel Bay Herald, kind: newspaper}"
        ) from None
    except yaml.YAMLError as error:  # a character that YAML does not know
        raise UsageError(f"{path}: is not YAML ({error}); save it as plain text") from None
    if root is None:
        return Additions(())
    return _Reader(path).additions(root)


# ---------------------------------------------------------------- rows
def _entry(row: Mapping[str, Any]) -> Entry:
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in row.items()}
    return Entry(**values)


def _joined(entry: Entry, more: Entry) -> Entry:
    lists = {key: tuple(dict.fromkeys((*getattr(entry, key), *getattr(more, key)))) for key in _LISTS}
    return replace(
        entry,
        kind=more.kind,
        country=more.country or entry.country,
        owner=more.owner or entry.owner,
        common=entry.common or more.common,
        surname=entry.surname or more.surname,
        **lists,  # type: ignore[arg-type]
    )


@functools.cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2, with XK for Kosovo and EU for the Union."""
    return frozenset(row["code"] for row in load("nations")["countries"])


# ---------------------------------------------------------------- a user's file
class _Reader:
    """Reads one file and says what is wrong where."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.kinds = {entry.name: entry.kind for entry in shipped()}
        self.ways: dict[str, str] = {}  # plain name -> the newsroom that has it
        self.hosts: dict[str, str] = {}
        for entry in shipped():
            for way in entry.sure_ways:
                self.ways.setdefault(plain(way), entry.name)
            self.hosts.update(dict.fromkeys(entry.domains, entry.name))

    def additions(self, root: yaml.Node) -> Additions:
        if not isinstance(root, yaml.SequenceNode):
            self.fail(root, "is no list of entries", "begin every entry with “- ”")
        entries: dict[str, Entry] = {}
        for node in root.value:
            entry = self.entry(node)
            if entry.name in entries:
                self.fail(node, f"“{entry.name}” stands here a second time", "put both entries into one")
            entries[entry.name] = entry
        return Additions(tuple(entries.values()))

    def entry(self, node: yaml.Node) -> Entry:
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, "is no entry", "write it as {name: …, kind: …}")
        row: dict[str, Any] = {}
        places: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            known = [field.name for field in fields(Entry)]
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                mend = f"did you mean “{near[0]}”?" if near else f"an entry may have {', '.join(known)}"
                self.fail(key_node, f"“{key}” is no key of an entry", mend)
            if key in row:
                self.fail(key_node, f"“{key}” stands twice in one entry", "keep one of them")
            places[key] = value
            row[key] = self.value(key, value)
        if "name" not in row:
            self.fail(node, "an entry has no name", "add name: …")
        name = row["name"] = self.known_name(row["name"])
        if "kind" not in row:
            if name not in self.kinds:
                self.fail(node, f"“{name}” has no kind", f"add kind: one of {', '.join(KINDS)}")
            row["kind"] = self.kinds[name]
        entry = _entry(row)
        self.claim(
            self.ways, ((plain(way), way) for way in entry.sure_ways), name, node, "name it loose or short"
        )
        self.claim(
            self.hosts, ((host, host) for host in entry.domains), name, node, "leave the domain out here"
        )
        return entry

    def known_name(self, name: str) -> str:
        """The table's own spelling, where it has the newsroom: "New York Times" is "The New York Times"."""
        found = self.ways.get(plain(name))
        return found if found is not None and found in self.kinds else name

    def claim(
        self, taken: dict[str, str], ways: Iterable[tuple[str, str]], name: str, node: yaml.Node, mend: str
    ) -> None:
        for key, way in ways:
            other = taken.setdefault(key, name)
            if other != name:
                self.fail(node, f"“{way}” already means {other}", f"{mend}, or add to the entry of {other}")

    def value(self, key: str, node: yaml.Node) -> Any:
        if key in _FLAGS:
            if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
                self.fail(node, f"“{key}” is neither true nor false", "write true, or leave it out")
            return node.value == "true"
        if key in _LISTS:
            if not isinstance(node, yaml.SequenceNode):
                self.fail(node, f"“{key}” is no list", f"write {key}: […]")
            return [self.host(one) if key == "domains" else self.text(key, one) for one in node.value]
        text = self.text(key, node)
        if key == "kind" and text not in KINDS:
            self.fail(node, f"“{text}” is no kind of newsroom", f"write one of {', '.join(KINDS)}")
        if key == "country" and text not in country_codes():
            self.fail(node, f"“{text}” is no country code", "write two capitals of ISO 3166-1, as in GB")
        return text

    def text(self, key: str, node: yaml.Node) -> str:
        # By the letter of the file, so that Norway's NO is no "false" and a paper called 1843 no number.
        if not isinstance(node, yaml.ScalarNode) or not plain(str(node.value)):
            self.fail(node, f"“{key}” has something that is no name", "write words there")
        return " ".join(str(node.value).split())

    def host(self, node: yaml.Node) -> str:
        host = self.text("domains", node).casefold()
        if not _HOST.fullmatch(host) or host.startswith("www."):
            self.fail(node, f"“{host}” is no domain", "write the host alone, as in kestrelherald.example")
        return host

    def fail(self, node: yaml.Node, problem: str, mend: str) -> NoReturn:
        raise UsageError(f"{self.path}, line {node.start_mark.line + 1}: {problem}; {mend}")


# ---------------------------------------------------------------- on the way to a worker
@dataclass(frozen=True, slots=True)
class Prepared:
    """A function of a step with the user's newsrooms; both travel to a worker process together.

    :param function: at module level, as every function of a step
    """

    function: Callable[[Any], Any]
    additions: Additions | None

    def __post_init__(self) -> None:
        if self.additions is not None:
            self.additions.digest()  # made once, and carried along: `use` asks for it with every bundle

    def __call__(self, bundle: Any) -> Any:
        from wellhead import newsrooms  # noqa: PLC0415 - it imports this module

        newsrooms.use(self.additions)
        return self.function(bundle)
