"""A training of a minute's fraction: it learns, it goes on where it was killed, and what it makes is a model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.language import card, corpora
from training.language.export import pack
from training.language.network import Shape
from training.language.train import Interrupted, Material, Plan, load, measure, train

import wellhead.language
from wellhead.language import Passage
from wellhead.language.documents import check
from wellhead.language.encoder import Encoder
from wellhead.language.wordpieces import WordPieces

TOKENIZER = Path(wellhead.language.__file__).parent / "model" / "tokenizer.json"
SMALL = Shape(layers=1, inner=32, heads=2, hidden=16, positions=192, arc=16, relation=16, tag=16)
PLAN = Plan(epochs=3, batch=64, encoder_rate=5e-3, head_rate=2e-2, average=0.9)


@pytest.fixture
def material(treebank_file, names_file):
    trees = corpora.treebank(treebank_file, names=True) * 4
    names = corpora.wikigold(names_file)
    parts = {"gum": trees, "ewt": trees, "wikigold": names, "news": names, "wnut17": names, "btc": names}
    return Material(
        parts=parts, trees=("gum",), names=("wikigold",), more_names=("btc",), dev={"gum": trees[:2]},
        dev_names={"wikigold": names[:1]},
    )  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary():
    return WordPieces(TOKENIZER)


def weights(path):
    return load(path).state_dict()


def test_it_learns(material, vocabulary, tmp_path):
    plan = Plan(epochs=40, batch=64, encoder_rate=5e-3, head_rate=2e-2, average=0.9)
    network = load(train(material, vocabulary, tmp_path, base=None, shape=SMALL, plan=plan))
    figures = measure(network, material, vocabulary)
    curve = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    assert len(curve) == 40
    assert curve[-1]["arcs"] < 0.5 * curve[0]["arcs"]
    assert figures["gum_las"] > 0.8
    assert figures["gum_upos"] > 0.85


def test_killed_and_gone_on_it_ends_the_same(material, vocabulary, tmp_path):
    whole = train(material, vocabulary, tmp_path / "whole", base=None, shape=SMALL, plan=PLAN)
    stops, said = 0, ""
    while True:
        try:
            pieces = train(
                material, vocabulary, tmp_path / "pieces", base=None, shape=SMALL, plan=PLAN, minutes=0.0005
            )
            break
        except Interrupted as stop:
            said = str(stop)
            stops += 1
    assert stops >= 2
    assert "run the same command to go on" in said
    one, other = weights(whole), weights(pieces)
    assert one.keys() == other.keys()
    assert all((one[name] == other[name]).all() for name in one)
    assert (tmp_path / "whole/curve.jsonl").read_text() == (tmp_path / "pieces/curve.jsonl").read_text()


def test_a_checkpoint_of_another_plan_is_not_gone_on_from(material, vocabulary, tmp_path):
    with pytest.raises(Interrupted):
        train(material, vocabulary, tmp_path, base=None, shape=SMALL, plan=PLAN, minutes=0)
    other = Plan(epochs=4, batch=64)
    with pytest.raises(SystemExit, match="belongs to another plan"):
        train(material, vocabulary, tmp_path, base=None, shape=SMALL, plan=other)


@pytest.mark.filterwarnings("ignore")  # the exporter of PyTorch speaks of its own future
def test_what_it_makes_is_a_model_that_the_package_runs(material, vocabulary, tmp_path):
    network = load(train(material, vocabulary, tmp_path, base=None, shape=SMALL, plan=PLAN))
    pack(network, TOKENIZER, tmp_path / "model")
    card.write(tmp_path / "model", measure(network, material, vocabulary), material, PLAN, "0" * 64)
    encoder = Encoder(tmp_path / "model")
    text = "Ada Berg runs it. It isn't safe, the mayor said on Monday."
    (document,) = encoder.analyze([Passage(text, ((0, 17), (18, len(text))))])
    check(document)
    assert document.forms[:3] == ["Ada", "Berg", "runs"]
    about = json.loads((tmp_path / "model/model.json").read_text())
    told = (tmp_path / "model/CARD.md").read_text()
    assert about["version"] in told
    assert "CC BY-SA 4.0" in told
    assert "$" not in told
