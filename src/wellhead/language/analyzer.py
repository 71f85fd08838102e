"""Analyzers: what turns texts into documents, the shipped one and others.

An analyzer is an object of the protocol `Analyzer`.  The shipped one is called ``wellhead``.  Another is
known by a name given to `register` in this process, by the name of an entry point in the group
``wellhead.analyzers`` of any installed package, or by where it is: ``package.module:factory``.
"""

from __future__ import annotations

import importlib
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Protocol, TypeAlias

from wellhead.errors import ModelError, UsageError, WellheadError
from wellhead.language.documents import Document, Passage, check, empty
from wellhead.language.sentences import split_text

#: The shipped analyzer.
DEFAULT = "wellhead"
GROUP = "wellhead.analyzers"
#: A batch of `analyze`: enough sentences of each length to fill the model's batches, few enough to stream.
BATCH_PASSAGES, BATCH_CHARACTERS = 64, 200_000


class Analyzer(Protocol):
    """Tags, parses and finds names in texts.

    An implementation is deterministic: what it makes of a passage depends neither on the other passages
    nor, as far as the processor's arithmetic allows, on the machine.  It may raise anything on a text that
    it cannot take; the text is then kept apart.
    """

    @property
    def version(self) -> str:
        """Changes whenever the output for some text does; part of the key of every parse in a case."""

    def analyze(self, passages: Sequence[Passage]) -> Iterable[Document]:
        """One document for each passage, in their order.

        The passages come with their sentences cut; a document has one sentence for each, with its tokens
        inside it and every visible character of it in a token.  `documents.check` holds it to that.
        """


#: Makes an analyzer.  A factory that has an attribute ``version`` is not called to learn it.
Factory: TypeAlias = Callable[[], Analyzer]

_registered: dict[str, Factory] = {}


def register(name: str, factory: Factory) -> None:
    """Make an analyzer known in this process under a name, in place of one that had it.

    A run with worker processes does not see it there; give such a run an entry point or
    ``package.module:factory``.

    :param factory: called once, when the analyzer is first needed
    :raises UsageError: the name is empty or has a colon in it
    """
    if not name or ":" in name:
        raise UsageError(f"{name!r} cannot name an analyzer: give it a name without a colon")
    _registered[name] = factory
    _made.cache_clear()


def names() -> tuple[str, ...]:
    """The names by which an analyzer can be asked for, sorted."""
    return tuple(sorted({DEFAULT, *_registered, *(point.name for point in _entry_points())}))


def is_portable(name: str) -> bool:
    """Whether worker processes can find the analyzer: it was not registered in this process alone."""
    return name not in _registered


def get_analyzer(name: str | None = None) -> Analyzer:
    """The analyzer of a name; one instance a process.

    :param name: by default the shipped one
    :raises UsageError: there is none of that name, or what has the name makes no analyzer
    :raises ModelError: its model is not there or cannot be loaded
    """
    return _made(name or DEFAULT)


def version_of_analyzer(name: str | None = None) -> str:
    """Name and version of an analyzer, as keys and the manifest have them; a model is not loaded for it.

    :raises UsageError: there is none of that name, or what has the name makes no analyzer
    """
    name = name or DEFAULT
    factory = _factory(name)
    version = getattr(factory, "version", None)
    told = isinstance(version, str) and not (isinstance(factory, type) and _lack(factory))
    return f"{name}-{version if told else _made(name).version}"


@cache
def _made(name: str) -> Analyzer:
    factory = _factory(name)
    try:
        made = factory()
        lack = _lack(made)
    except WellheadError:
        raise
    except (ImportError, OSError) as error:
        reason = _reason(error)
        raise ModelError(
            f"the analyzer {name} cannot be loaded: {reason}; install its package anew, with its model"
        ) from error
    except (Exception, SystemExit) as error:  # another's code: it may raise anything
        raise UsageError(
            f"the analyzer {name} cannot be made ({_reason(error)}); name a factory that takes nothing"
        ) from error
    if lack:
        raise UsageError(
            f"the analyzer {name} has no {lack}; name a class, or a function, whose objects have both a "
            "version and a method analyze"
        )
    return made


def _lack(made: object) -> str:
    """What an object, or the class of one, has not that an analyzer must have; empty where it has all."""
    if not isinstance(getattr(made, "version", None), str):
        return "version that is a string"
    return "" if callable(getattr(made, "analyze", None)) else "method analyze"


def _reason(error: BaseException) -> str:
    """An error in one line."""
    said = " ".join(str(error).split())
    if isinstance(error, (ImportError, OSError)) and said:
        return said
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _factory(name: str) -> Factory:
    if name in _registered:
        return _registered[name]
    if name == DEFAULT:
        return _shipped()
    found: Any
    try:
        if ":" in name:
            module, _, attribute = name.partition(":")
            if not module or module.startswith("."):
                raise _unknown(name, "its module is not named from the top")
            found = getattr(importlib.import_module(module), attribute)
        else:
            point = next((point for point in _entry_points() if point.name == name), None)
            if point is None:
                raise _unknown(name, "nothing has that name")
            found = point.load()
    except UsageError:
        raise
    except (Exception, SystemExit) as error:  # an import runs another's code: it may raise anything
        raise _unknown(name, _reason(error)) from error
    if not callable(found):
        raise _unknown(name, f"it is {type(found).__name__}, and cannot be called")
    factory: Factory = found
    return factory


def _unknown(name: str, reason: str) -> UsageError:
    known = ", ".join(names())
    return UsageError(
        f"no analyzer {name!r} ({reason}); known are {known}, or name one as package.module:factory"
    )


def _entry_points() -> Iterable[importlib.metadata.EntryPoint]:
    return importlib.metadata.entry_points(group=GROUP)


def _shipped() -> Factory:
    try:
        from wellhead.language.encoder import Encoder  # noqa: PLC0415 - the model's libraries take their time
    except ImportError as error:
        raise ModelError(f"the language model cannot be loaded: {error}; install wellhead anew") from error
    return Encoder


def analyze(texts: Iterable[str | Passage], analyzer: str | None = None) -> Iterator[Document]:
    """Analyse texts one after the other, a batch at a time; the texts may be a stream without end.

    :param texts: plain strings, whose sentences are cut here, or passages with their sentences
    :param analyzer: by default the shipped one
    :returns: one document a text, in order
    :raises UsageError: there is no such analyzer
    :raises ModelError: its model cannot be loaded
    :raises ValueError: the analyzer gave no sound document for a text
    """
    for batch in _batches(texts):
        yield from analyze_batch(batch, analyzer)


def analyze_batch(passages: Sequence[str | Passage], analyzer: str | None = None) -> list[Document]:
    """The documents of texts that are small enough together to be held in memory; see `analyze`."""
    cut = [with_sentences(passage) for passage in passages]
    full = [passage for passage in cut if passage.sentences]
    made = iter(get_analyzer(analyzer).analyze(full)) if full else iter(())
    documents = []
    for passage in cut:
        document = next(made, None) if passage.sentences else empty(passage.text)
        if document is None:
            raise ValueError("the analyzer gave fewer documents than it was given texts")
        if not isinstance(document, Document):
            raise ValueError(f"the analyzer gave a {type(document).__name__} in place of a Document")
        if document.text != passage.text:
            raise ValueError("the analyzer gave a document of another text")
        check(document, passage.sentences)
        documents.append(document)
    if next(made, None) is not None:
        raise ValueError("the analyzer gave more documents than it was given texts")
    return documents


def with_sentences(passage: str | Passage) -> Passage:
    """The passage with its sentences; those of no visible character are left out."""
    if isinstance(passage, str):
        passage = Passage(passage)
    if passage.sentences is None:
        return Passage(passage.text, tuple(split_text(passage.text)))
    text = passage.text
    return Passage(text, tuple((a, b) for a, b in passage.sentences if not text[a:b].isspace() and a < b))


def _batches(texts: Iterable[str | Passage]) -> Iterator[list[str | Passage]]:
    batch: list[str | Passage] = []
    size = 0
    for item in texts:
        batch.append(item)
        size += len(item if isinstance(item, str) else item.text)
        if len(batch) >= BATCH_PASSAGES or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
