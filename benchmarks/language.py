"""How well the language model parses and finds names, and what it costs.

    python -m benchmarks.language                                       every row, beside floors and peer
    python -m benchmarks.language --treebank FILE.conllu [--predict OUT]
    python -m benchmarks.language --names FILE.iob2 [--predict OUT]

The last two measure any file of those formats (packed with xz or not) over its own tokens, close with one
line of JSON, and write the prediction in the file's format.  They run on a plain install.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from training.language.splits import genre, held_out

from benchmarks.figures import Figure, show
from benchmarks.material import corpora, write_articles
from benchmarks.reading import WELLHEAD, Reading, cores, read
from benchmarks.treebanks import (
    Arcs,
    FormatError,
    NameCorpus,
    RawText,
    Treebank,
    attachment,
    f1,
    names_f1,
    spans_f1,
    text_of,
)

ARTICLES = int(os.environ.get("WELLHEAD_BENCH_READ", "200"))
_LOADS = 3
_TITLES = {"las": "LAS", "uas": "UAS", "upos": "UPOS", "ccomp_f": "ccomp F1", "names_f1": "names F1"}

#: Readings of the sentences of paragraphs: what `wellhead.language.encoder.Encoder.parse_paragraphs` gives.
ParseParagraphs = Callable[[Sequence[Sequence[Sequence[str]]]], Sequence[Sequence[Any]]]
#: Readings (upos, heads, relations, names …) of a file's sentences.
Readings = Callable[[Treebank | NameCorpus], Sequence[Any]]
SpansRead = Callable[[Sequence[RawText]], list[RawText]]


def run() -> list[Figure]:
    """Every figure for which the corpora are at hand."""
    return [*accuracy(_readings, _spans_read), *costs(WELLHEAD, _model_bytes())]


def accuracy(readings: Readings, spans_read: SpansRead) -> list[Figure]:
    """Scores on the treebanks and name corpora that are kept apart; a peer gives functions of its own.

    :param readings: the sentences of a file over its own tokens
    :param spans_read: printed texts with the sentences and words that are found in them
    """
    figures: list[Figure] = []
    banks, lists = corpora() / "treebanks", corpora() / "ner"
    if not (banks / "en_ewt-dev.conllu.xz").exists():
        print(f"no treebanks in {banks}: set WELLHEAD_CORPORA")
        return []
    parts: dict[str, dict[str, Callable[[str], bool]]] = {
        "ewt_dev": {"ewt_dev": lambda _: True},
        "gum_dev": {"gum_dev": lambda _: True, "gum_dev_news": lambda document: genre(document) == "news"},
    }
    for name, wanted in parts.items():
        bank = Treebank(text_of(banks / f"en_{name.replace('_', '-')}.conllu.xz"))
        found = [_arcs(reading) for reading in readings(bank)]
        figures += of_treebank(bank, found, spans_read([text for _, text in bank.raw()]), wanted)
    corpus = NameCorpus(text_of(lists / "uner_en_ewt-dev.iob2.xz"))
    figures.append(_of_names("ewt_dev", corpus, readings(corpus), range(len(corpus.forms))))
    corpus = NameCorpus(text_of(lists / "wikigold.conll.xz"))
    tenth = [n for n in range(len(corpus.forms)) if held_out(n)]
    return [*figures, _of_names("wikigold_tenth", corpus, readings(corpus), tenth)]


def of_treebank(
    bank: Treebank, found: Sequence[Arcs], texts: Sequence[RawText], parts: dict[str, Callable[[str], bool]]
) -> list[Figure]:
    """Figures of some documents of a treebank: over its tokens, and over its raw text.

    :param found: arcs over the treebank's tokens; ``texts`` its raw documents as they are read again
    :param parts: name of a part to whether the document of an id belongs to it
    """
    gold, raw = bank.arcs(), bank.raw()
    figures = []
    for part, wanted in parts.items():
        numbers = bank.of_documents(wanted)
        scores = attachment([gold[n] for n in numbers], [found[n] for n in numbers])
        figures += [Figure(f"{part}_{key}", 100 * value, "%") for key, value in scores.items()]
        pairs = [(raw[n][1], texts[n]) for n in range(len(raw)) if wanted(raw[n][0])]
        for label, kind in (("sentence", "sentences"), ("token", "words")):
            counts = [spans_f1(getattr(a, kind), getattr(b, kind)) for a, b in pairs]
            value = f1(*(sum(column) for column in zip(*counts, strict=True)))
            figures.append(Figure(f"{part}_{label}_f1", 100 * value, "%"))
    return figures


def _of_names(name: str, corpus: NameCorpus, readings: Sequence[Any], numbers: Sequence[int]) -> Figure:
    gold, found = corpus.names(), _names_read(corpus, readings)
    value = names_f1([gold[n] for n in numbers], [found[n] for n in numbers])
    return Figure(f"{name}_names_f1", 100 * value, "%")


def costs(reader: str, model_bytes: int) -> list[Figure]:
    """Speed on one core and on two, time to load, memory and size of the model.

    :param reader: what reads, as in `benchmarks.reading`
    """
    with tempfile.TemporaryDirectory() as scratch:
        many, one = Path(scratch) / "many", Path(scratch) / "one"
        what = write_articles(many, ARTICLES)
        write_articles(one, 1)
        print(f"reading {what}", flush=True)
        (alone,), _ = read(many, cores()[:1], reader)
        loads = [alone.load_seconds]
        for _ in range(_LOADS - 1):
            (again,), _ = read(one, cores()[:1], reader)
            loads.append(again.load_seconds)
        figures = [
            Figure("words_per_second_one_core", alone.words / alone.seconds, "words/s"),
            Figure("words_per_cpu_second", alone.words / alone.cpu_seconds, "words/s"),
        ]
        workers: list[Reading] = []
        if len(cores()) > 1:
            workers, seconds = read(many, cores()[:2], reader)
            speed = sum(worker.words for worker in workers) / seconds
            figures += [
                Figure("words_per_second_two_cores", speed, "words/s"),
                Figure("two_cores_over_one", speed * alone.seconds / alone.words, "times"),
            ]
    return [
        *figures,
        Figure("load_seconds", statistics.median(loads), "s"),
        Figure("worker_peak_mb", max(worker.peak_bytes for worker in (alone, *workers)) / 1e6, "MB"),
        Figure("model_mb", model_bytes / 1e6, "MB"),
    ]


def _model_bytes() -> int:
    folder = resources.files("wellhead").joinpath("language/model")
    return sum(len(file.read_bytes()) for file in folder.iterdir() if file.is_file())


# ---------------------------------------------------------------- the model
def parser() -> ParseParagraphs:
    """The shipped model as a function from paragraphs of sentences of words to their readings."""
    from wellhead.language.encoder import Encoder  # noqa: PLC0415 - loads the model

    return Encoder().parse_paragraphs


def _readings(file: Treebank | NameCorpus) -> list[Any]:
    """Readings of a file's sentences in their order, each document by itself, as an article is in a trace.

    The convention of hanging words is chosen once a document; a file that marks no documents is one text.
    """
    parse = parser()
    found: list[Any] = []
    for text in file.texts:
        read = parse([[file.forms[number] for number in paragraph] for paragraph in text])
        found.extend(reading for paragraph in read for reading in paragraph)
    return found


def _arcs(parse: Any) -> Arcs:
    return Arcs(parse.upos, parse.heads, parse.relations)


#: Kinds of the analyzer as the corpora have them; nationalities are no names there.
_KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC", "outlet": "ORG", "agency": "ORG"}


def _names_read(corpus: NameCorpus, readings: Sequence[Any]) -> list[list[tuple[int, int, str]]]:
    """Names as an analysis gives them, the gazetteers' part included: (first, beyond, PER | ORG | LOC)."""
    from wellhead.language.gazetteers import name_gazetteer  # noqa: PLC0415 - loads the tables

    found = []
    for forms, reading in zip(corpus.forms, readings, strict=True):
        named = name_gazetteer(forms, reading.upos, reading.names)
        found.append([(first, beyond, _KINDS[kind]) for first, beyond, kind in named if kind in _KINDS])
    return found


def _spans_read(texts: Sequence[RawText]) -> list[RawText]:
    """Sentences and words that the analyzer finds in printed texts."""
    from wellhead.language.analyzer import analyze  # noqa: PLC0415 - loads the model

    found = []
    for document in analyze([text.text for text in texts]):
        words = list(zip(document.starts, document.ends, strict=True))
        pairs = zip(document.bounds, document.bounds[1:], strict=False)
        sentences = [
            (document.starts[first], document.ends[beyond - 1]) for first, beyond in pairs if beyond > first
        ]
        found.append(RawText(document.text, sentences, words))
    return found


# ---------------------------------------------------------------- one file
def measure_treebank(path: Path, out: Path | None) -> dict[str, float]:
    """Scores of the model over a treebank's tokens; the prediction is written where `out` says."""
    bank = Treebank(text_of(path))
    parses = _readings(bank)
    arcs = [_arcs(parse) for parse in parses]
    if out:
        out.write_text(
            bank.predicted([p.upos for p in parses], [p.xpos for p in parses], arcs), encoding="utf-8"
        )
    return attachment(bank.arcs(), arcs)


def measure_names(path: Path, out: Path | None) -> dict[str, float]:
    """F1 of names of persons, organisations and places; the prediction is written where `out` says."""
    corpus = NameCorpus(text_of(path))
    found = _names_read(corpus, _readings(corpus))
    if out:
        out.write_text(corpus.predicted(found), encoding="utf-8")
    return {"names_f1": names_f1(corpus.names(), found)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure a file, or everything.

    :returns: 0; 1 where a floor does not hold; 2 where a file cannot be read
    """
    options = argparse.ArgumentParser(
        prog="python -m benchmarks.language", description=__doc__.split("\n")[0]
    )
    which = options.add_mutually_exclusive_group()
    which.add_argument("--treebank", type=Path, metavar="FILE.conllu", help="score heads, relations and tags")
    which.add_argument(
        "--names", type=Path, metavar="FILE.iob2", help="score persons, organisations and places"
    )
    options.add_argument(
        "--predict", type=Path, metavar="OUT", help="write the prediction over the file's tokens"
    )
    chosen = options.parse_args(arguments)
    if not chosen.treebank and not chosen.names:
        if chosen.predict:
            options.error("--predict goes with --treebank or --names")
        return 0 if show("language", run()) else 1
    path = chosen.treebank or chosen.names
    try:
        scores = (measure_treebank if chosen.treebank else measure_names)(path, chosen.predict)
    except (OSError, FormatError, UnicodeDecodeError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    print(path.name)
    for name, value in scores.items():
        print(f"  {_TITLES[name]:<10}{100 * value:>8.2f} %")
    print(json.dumps(scores))
    return 0


if __name__ == "__main__":
    sys.exit(main())
