"""A spaCy CNN of about 8 MB, trained on what the shipped model learns from: the peer of its benchmark.

spaCy is no dependency of Wellhead and goes into an environment of its own:

    python -m venv ../peer-environment
    ../peer-environment/bin/pip install "spacy>=3.8,<3.9" --editable .
    ../peer-environment/bin/python -m training.peer.spacy_cnn --out ../spacy-cnn

That trains for at most 40 minutes on one core, from a fixed seed, measures the model with the scorers of
`benchmarks.language` over gold tokens and over raw text, times it as Wellhead is timed, and writes the
figures into `benchmarks/peers.json`.  `--out FOLDER --measure` measures a model that is there already.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

# one thread, as the model beside which it stands
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from benchmarks.figures import PEERS
from benchmarks.language import accuracy, costs
from benchmarks.material import corpora
from benchmarks.treebanks import NameCorpus, RawText, Treebank
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed, load_model_from_config
from thinc.api import Config
from training.language.corpora import NAME_KINDS, Paragraph, Sentence
from training.language.material import material

SEED = 20
EPOCHS = 9
#: Training ends with the epoch in which this many minutes of CPU time are over.
MINUTES = 33.0
_WORDS = (1000, 3000)  # of a batch, at the beginning and at the end
_DROPOUT = 0.1
_SENTENCES = 3
#: Where a child process of the benchmark finds the model.
_MODEL_VARIABLE = "WELLHEAD_PEER_MODEL"

_CONFIG = """
[nlp]
lang = "en"
pipeline = ["tok2vec", "morphologizer", "parser", "ner"]
batch_size = 256

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 2500]
include_static_vectors = false

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3

[components.morphologizer]
factory = "morphologizer"

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"

[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[components.parser]
factory = "parser"
min_action_freq = 20

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 128
maxout_pieces = 3
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96

[training]

[training.optimizer]
@optimizers = "Adam.v1"
learn_rate = 0.001
use_averages = true
"""


class Reading(NamedTuple):
    """A sentence as the peer reads it."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]


# ---------------------------------------------------------------- data
class Given(NamedTuple):
    """Pieces of paragraphs with trees, with names, and with names of which each epoch sees a third."""

    trees: list[Paragraph]
    names: list[Paragraph]
    more_names: list[Paragraph]


def given(folder: Path) -> Given:
    """What the shipped model learns from, part by part: see `training.language.material`.

    :param folder: of the reference corpora
    """
    whole = material(folder)
    return Given(*(_pieces(whole.of(parts)) for parts in (whole.trees, whole.names, whole.more_names)))


def _pieces(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Paragraphs cut into pieces of a few neighbouring sentences.

    The parser learns from them where sentences end; in whole paragraphs the search for the best next
    transition takes most of the time.
    """
    return [p[at : at + _SENTENCES] for p in paragraphs for at in range(0, len(p), _SENTENCES)]


def example(nlp: Any, paragraph: Paragraph) -> Example:
    """A paragraph as spaCy learns from it; columns that nobody knows are missing, not empty."""
    words = [form or "_" for sentence in paragraph for form in sentence.forms]  # tweets have empty ones
    gold: dict[str, Any] = {"words": words}
    if all(s.heads is not None for s in paragraph):
        gold |= {"heads": [], "deps": [], "pos": [], "sent_starts": []}
        for sentence in paragraph:
            at = len(gold["heads"])
            heads = list(sentence.heads or ())
            gold["heads"] += [at + (number if head < 0 else head) for number, head in enumerate(heads)]
            gold["deps"] += _spacy_relations(sentence)
            gold["pos"] += list(sentence.upos or ())
            gold["sent_starts"] += [1] + [-1] * (len(heads) - 1)
    if any(s.names is not None for s in paragraph):
        gold["entities"] = [tag for s in paragraph for tag in _biluo(s.names or ("?",) * len(s.forms))]
    return Example.from_dict(Doc(nlp.vocab, words=words), gold)


def _spacy_relations(sentence: Sentence) -> list[str]:
    """Relations without subtypes, which are not compared; spaCy calls the root's ROOT."""
    return ["ROOT" if relation == "root" else relation.split(":")[0] for relation in sentence.relations or ()]


def _biluo(tags: Sequence[str]) -> Iterator[str]:
    """Tags by spaCy's scheme: "U" for names of one token, "L" for last ones, "-" where nobody knows."""
    inside = False
    for tag, after in itertools.zip_longest(tags, tags[1:], fillvalue="O"):
        last = not after.startswith("I-")
        if tag in ("?", "O"):
            yield "-" if tag == "?" else tag
        elif inside and tag[0] == "I":
            yield ("L" if last else "I") + tag[1:]
        else:  # also "I" behind "?": the rest of a name that begins with a handle
            yield ("U" if last else "B") + tag[1:]
        inside = tag not in ("?", "O")


# ---------------------------------------------------------------- training
def train(data: Given, epochs: int, minutes: float) -> tuple[Any, int]:
    """Train from the fixed seed.

    :returns: the model, and how many epochs were made before the minutes were over
    """
    fix_random_seed(SEED)
    dice = random.Random(SEED)
    nlp = load_model_from_config(Config().from_str(_CONFIG), auto_fill=True)
    always = [example(nlp, paragraph) for paragraph in (*data.trees, *data.names)]
    more = [example(nlp, paragraph) for paragraph in data.more_names]
    optimizer = nlp.initialize(lambda: always)
    begin, made = time.process_time(), 0
    while made < epochs and time.process_time() - begin < 60 * minutes:
        batches = _batches([*always, *more[made % 3 :: 3]], made / max(1, epochs - 1), dice)
        losses: dict[str, float] = {}
        for batch in batches:
            nlp.update(batch, drop=_DROPOUT, sgd=optimizer, losses=losses)
        made += 1
        told = {name: round(loss) for name, loss in losses.items() if name != "tok2vec"}
        print(f"epoch {made}: {told}, {time.process_time() - begin:.0f} s", flush=True)
    with nlp.use_params(optimizer.averages):
        return _averaged(nlp), made


def _batches(examples: list[Example], progress: float, dice: random.Random) -> list[list[Example]]:
    """Batches of like length in random order, because the parser takes the steps that the longest needs."""
    dice.shuffle(examples)
    examples.sort(key=lambda item: len(item.reference) // 8)
    size = _WORDS[0] + (_WORDS[1] - _WORDS[0]) * progress
    batches = list(minibatch_by_words(examples, size=itertools.repeat(size)))
    dice.shuffle(batches)
    return batches


def _averaged(nlp: Any) -> Any:
    """A copy that keeps the averaged weights, which leave the model when `use_params` ends."""
    copy = load_model_from_config(nlp.config, auto_fill=True)
    return copy.from_bytes(nlp.to_bytes())


# ---------------------------------------------------------------- measuring
def readings(nlp: Any, file: Treebank | NameCorpus) -> list[Reading]:
    """The sentences of a file over its own tokens."""
    documents = [
        Doc(nlp.vocab, words=forms, sent_starts=[True] + [False] * (len(forms) - 1)) for forms in file.forms
    ]
    return [
        Reading(
            upos=[token.pos_ for token in document],
            xpos=[token.tag_ for token in document],
            heads=[-1 if token.head.i == token.i else token.head.i for token in document],
            relations=["root" if token.head.i == token.i else token.dep_ for token in document],
            names=[(e.start, e.end, e.label_) for e in document.ents if e.label_ in NAME_KINDS],
        )
        for document in nlp.pipe(documents)
    ]


def spans_read(nlp: Any, texts: Iterable[RawText]) -> list[RawText]:
    """Printed texts with the sentences and tokens that the peer finds; tokens of white space left out."""
    found = []
    for document in nlp.pipe(text.text for text in texts):
        sentences = []
        for sentence in document.sents:
            tokens = [token for token in sentence if not token.is_space]
            if tokens:
                sentences.append((tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
        words = [(token.idx, token.idx + len(token)) for token in document if not token.is_space]
        found.append(RawText(document.text, sentences, words))
    return found


def reader() -> Any:
    """What a process of `benchmarks.reading` reads with."""
    nlp = spacy.load(os.environ[_MODEL_VARIABLE])
    return nlp.pipe


def measure(folder: Path) -> dict[str, float]:
    """Every figure of `benchmarks.language`, of the model in a folder."""
    os.environ[_MODEL_VARIABLE] = str(folder.resolve())
    nlp = spacy.load(folder)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    figures = accuracy(lambda file: readings(nlp, file), lambda texts: spans_read(nlp, texts))
    figures += costs("training.peer.spacy_cnn:reader", size)
    return {figure.name: round(figure.value, 4) for figure in figures}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and measure, or measure alone."""
    options = argparse.ArgumentParser(
        prog="python -m training.peer.spacy_cnn", description=__doc__.split("\n")[0]
    )
    options.add_argument(
        "--out", type=Path, required=True, help="folder of the model, outside the repository"
    )
    options.add_argument("--measure", action="store_true", help="measure the model that is there already")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--minutes", type=float, default=MINUTES, help="of CPU time; the epoch is finished")
    options.add_argument("--share", type=float, default=1.0, help="of the data, to try the script out")
    options.add_argument("--figures", type=Path, default=PEERS, help="where the figures go")
    chosen = options.parse_args(arguments)
    about = chosen.out / "about.json"
    if not chosen.measure:
        chosen.out.mkdir(parents=True, exist_ok=True)  # before an hour's work, not behind it
        whole = given(corpora())
        part = Given(*(some[: round(chosen.share * len(some))] for some in whole))
        nlp, made = train(part, chosen.epochs, chosen.minutes)
        nlp.to_disk(chosen.out / "model")
        about.write_text(
            json.dumps(
                {
                    "spacy": spacy.__version__,
                    "seed": SEED,
                    "epochs": made,
                    "share_of_data": chosen.share,
                    "pieces": dict(zip(Given._fields, map(len, part), strict=True)),
                    "data": "that of the shipped model: training/language/material.py",
                }
            ),
            encoding="utf-8",
        )
    provenance = json.loads(about.read_text(encoding="utf-8"))
    figures = measure(chosen.out / "model")
    known = json.loads(chosen.figures.read_text(encoding="utf-8")) if chosen.figures.exists() else {}
    peer = f"a spaCy {provenance['spacy']} CNN of {figures['model_mb']:.1f} MB, {provenance['epochs']} epochs"
    known["language"] = {"peer": peer, "provenance": provenance, "figures": figures}
    chosen.figures.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
