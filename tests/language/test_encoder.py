"""The shipped model on real input: exact offsets, no dependence on company, and no text that breaks it."""

from __future__ import annotations

import json
import time

import pytest

from wellhead.errors import ModelError
from wellhead.language import Passage, analyze
from wellhead.language.analyzer import with_sentences
from wellhead.language.documents import check
from wellhead.language.encoder import LONGEST_UNIT, Encoder

REPORT = (
    "The harbour master of Kestrel Bay, Ada Lindqvist, told Reuters on Monday that the ferry was safe.\n\n"
    "“Nobody was hurt,” she said. The company plans to cut 500 jobs, Bloomberg reported."
)


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def document(text):
    (found,) = analyze([text])
    return found


def test_a_report_is_read():
    found = document(REPORT)
    words = {found.form(n): n for n in range(len(found))}
    told, safe = words["told"], words["safe"]
    assert found.upos[told] == "VERB"
    assert found.heads[safe] == told
    assert found.relations[safe] == "ccomp"
    assert found.lemmas[told] == "tell"
    assert ("Ada Lindqvist", "person") in [(REPORT[n.start : n.end], n.kind) for n in found.names]
    assert ("Reuters", "agency") in [(REPORT[n.start : n.end], n.kind) for n in found.names]
    assert found.upos[words["plans"]] == "VERB"


def test_sentences_do_not_cross_paragraphs():
    found = document("Ferry safe, says master\n\nThe ferry is safe. It sails on")
    assert [found.form(n) for n in found.bounds[:-1]] == ["Ferry", "The", "It"]


HOSTILE = {
    "empty": "",
    "one character": "a",
    "one mark": ".",
    "spaces": " \n\t  ",
    "emoji": "😀😀 🏳️‍🌈 officials said 👍🏽. " * 20,
    "right to left": "قال المسؤول إن السفينة آمنة. \u202eאמר הדובר\u202c. " * 20,
    "Chinese": "官员周一表示渡轮是安全的。公司计划裁员五百人。" * 40,
    "German": "Der Sprecher sagte am Montag, die Fähre sei sicher. " * 20,
    "combining marks": "e\u0301" * 500,
    "control characters": "a\x00b\x07c\u200b\ufeff d\u2028e " * 30,
    "an endless word": "x" * 20_000,
    "an endless line": "and the ferry sailed on, " * 500,
    "brackets": "((((" * 500,
    "quotation marks": "“”\"'«»" * 200,
    "an address": "https://example.org/" + "a/b?c=d&" * 2_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_breaks_it(text):
    found = document(text)
    check(found)
    assert found.text == text
    inside = "".join(text[a:b] for a, b in zip(found.starts, found.ends, strict=True))
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]


def test_time_grows_with_length_and_no_faster():
    line = "Officials said on Monday that the ferry was safe and would sail again, "

    def seconds(characters):
        text = (line * (characters // len(line) + 1))[:characters]
        start = time.process_time()
        check(document(text))
        return time.process_time() - start

    seconds(2_000)
    short, long = seconds(30_000), seconds(120_000)
    assert long < 7 * short, (short, long)


def test_a_text_is_read_alike_in_any_company():
    others = ["A fire broke out. Nobody was hurt, police said.", "x " * 300, "Talks failed: minister"]
    (alone,) = analyze([REPORT])
    for texts in ([REPORT, *others], [*others, REPORT], [others[1], REPORT, others[0]]):
        assert list(analyze(texts))[texts.index(REPORT)] == alone


def test_given_sentences_are_kept():
    text = "Ferry safe Master speaks"
    found = next(iter(analyze([Passage(text, ((0, 10), (11, 24)))])))
    assert [(found.form(a)) for a in found.bounds[:-1]] == ["Ferry", "Master"]


@pytest.mark.parametrize("parting", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_paragraphs_are_told_by_every_break(parting, encoder, monkeypatch):
    seen = []
    read = encoder.parse_paragraphs
    monkeypatch.setattr(encoder, "parse_paragraphs", lambda given: seen.append(given) or read(given))
    text = f"Ferry safe, says master{parting}The ferry is safe. It sails on."
    (found,) = encoder.analyze([with_sentences(text)])
    assert [len(paragraph) for paragraph in seen[0]] == [1, 2]
    assert len(found.bounds) == 4


def test_words_that_are_given_are_kept(encoder):
    words = ["The", "ferry-boat", "did", "n't", "sail", "."]
    (found,) = encoder.parse_words([words])
    assert len(found.heads) == len(found.upos) == len(found.relations) == len(words)
    assert found.heads.count(-1) == 1
    assert found.relations[found.heads.index(-1)] == "root"
    assert found.relations.count("root") == 1


def test_a_sentence_longer_than_the_model_takes_is_one_tree(encoder):
    words = ("and the ferry sailed on , " * (LONGEST_UNIT // 3)).split()
    (found,) = encoder.parse_words([words])
    assert len(found.heads) == len(words)
    assert found.heads.count(-1) == 1
    assert "parataxis" in found.relations


def test_a_missing_model_is_said(tmp_path):
    with pytest.raises(ModelError, match="no language model there"):
        Encoder(tmp_path)
    about = {"labels": {"names": ["O"], "upos": [], "xpos": [], "relations": []}, "version": "0"}
    (tmp_path / "model.json").write_text(json.dumps(about))
    with pytest.raises(ModelError, match=r"tokenizer\.json: the language model is not whole"):
        Encoder(tmp_path)


def test_a_damaged_model_is_said(tmp_path):
    about = {"labels": {"names": ["O"], "upos": [], "xpos": [], "relations": []}, "version": "0"}
    (tmp_path / "model.json").write_text(json.dumps(about))
    (tmp_path / "encoder.onnx").write_bytes(b"no graph")
    for name in ("tokenizer.json",):
        source = Encoder()._path.with_name(name)
        (tmp_path / name).write_bytes(source.read_bytes())
    with pytest.raises(ModelError, match="cannot be loaded"):
        Encoder(tmp_path).parse_words([["a"]])
