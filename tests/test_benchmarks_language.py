"""The benchmark of the language model: formats, scores and the command, over a model that the test makes up."""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import figures, language  # noqa: E402
from benchmarks.reading import cores, read  # noqa: E402
from benchmarks.treebanks import Arcs, FormatError, NameCorpus, Treebank, attachment, names_f1, spans_f1  # noqa: E402
from training.language.corpora import wikigold  # noqa: E402

TREEBANK = """\
# newdoc id = GUM_news_ferry
# sent_id = 1
# newpar
# text = Crews didn't say it sank.
1\tCrews\tcrew\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t4:nsubj\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsay\tsay\tVERB\tVB\t_\t0\troot\t_\tEntity=(1)
5\tit\tit\tPRON\tPRP\t_\t6\tnsubj:outer\t_\t_
6\tsank\tsink\tVERB\tVBD\t_\t4\tccomp\t_\tSpaceAfter=No
6.1\tghost\tghost\tVERB\tVBD\t_\t_\t_\t_\t_
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = 2
1-2\twon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\twill\twill\tAUX\tMD\t_\t0\troot\t_\t_
2\tnot\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_

# newdoc id = GUM_bio_smith
# sent_id = 3
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

# newpar
# sent_id = 4
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""

INDEXED = """\
# newdoc id = a
# text = Ada Berg left Kestrelby
1\tAda\tB-PER\t-\tsomebody
2\tBerg\tI-PER\t-\tsomebody
3\tleft\tO\t-\t-
4\tKestrelby\tB-LOC\t-\tsomebody

1\t7\tO\t-\t-
"""
PLAIN = "7 I-MISC\nNorpress I-ORG\nBerg I-PER\n\nKestrelby I-LOC\nAda B-PER\n\n"


class MadeUpParse(NamedTuple):
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


def chain(paragraphs: Sequence[Sequence[Sequence[str]]]) -> list[list[MadeUpParse]]:
    """Every word hangs on the one before as `dep`; what begins with a capital is a person."""
    return [_chain(paragraph) for paragraph in paragraphs]


def _chain(sentences: Sequence[Sequence[str]]) -> list[MadeUpParse]:
    return [
        MadeUpParse(
            upos=("X",) * len(words),
            xpos=("FW",) * len(words),
            heads=tuple(range(-1, len(words) - 1)),
            relations=("root",) + ("dep",) * (len(words) - 1),
            names=tuple((at, at + 1, "PER") for at, word in enumerate(words) if word[:1].isupper()),
        )
        for words in sentences
    ]


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "parser", lambda: chain)


def test_tokens_of_a_treebank_leave_out_ranges_and_empty_nodes() -> None:
    bank = Treebank(TREEBANK)
    assert bank.forms[:2] == [["Crews", "did", "n't", "say", "it", "sank", "."], ["will", "not", "?"]]
    assert bank.documents == ["GUM_news_ferry", "GUM_news_ferry", "GUM_bio_smith", "GUM_bio_smith"]
    assert bank.texts == [[[0, 1]], [[2], [3]]]
    assert bank.of_documents(lambda document: "news" in document) == [0, 1]
    assert bank.arcs()[0].heads == [3, 3, 3, -1, 5, 3, 3]


def test_raw_text_keeps_spacing_paragraphs_and_the_spans_of_words() -> None:
    (first, news), (_, life) = Treebank(TREEBANK).raw()
    assert first == "GUM_news_ferry"
    assert news.text.rstrip() == "Crews didn't say it sank. won't?"
    assert [news.text[a:b] for a, b in news.sentences] == ["Crews didn't say it sank.", "won't?"]
    assert [news.text[a:b] for a, b in news.words] == [
        "Crews", "did", "n't", "say", "it", "sank", ".", "won't", "?",
    ]  # fmt: skip
    assert life.text.rstrip() == "Yes\n\nNo"
    assert [life.text[a:b] for a, b in life.sentences] == ["Yes", "No"]


def test_attachment_compares_relations_without_subtypes() -> None:
    gold = Treebank(TREEBANK).arcs()
    assert attachment(gold, gold) == {"las": 1.0, "uas": 1.0, "upos": 1.0, "ccomp_f": 1.0}
    without = [arcs._replace(relations=[r.split(":")[0] for r in arcs.relations]) for arcs in gold]
    assert attachment(gold, without)["las"] == 1.0
    wrong = [
        gold[0]._replace(heads=[3, 3, 3, -1, 3, 3, 3], relations=[*gold[0].relations[:5], "obj", "punct"])
    ]
    scores = attachment(gold[:1], wrong)
    assert scores["uas"] == pytest.approx(6 / 7)
    assert scores["las"] == pytest.approx(5 / 7)
    assert scores["ccomp_f"] == 0.0
    assert spans_f1([(0, 3), (4, 9)], [(0, 3), (4, 8)]) == (1, 2, 2)


def test_names_are_read_with_and_without_an_index_column() -> None:
    indexed, plain = NameCorpus(INDEXED), NameCorpus(PLAIN)
    assert indexed.forms == [["Ada", "Berg", "left", "Kestrelby"], ["7"]]
    assert indexed.names() == [{(0, 2, "PER"), (3, 4, "LOC")}, frozenset()]
    assert (indexed.texts, plain.texts) == ([[[0, 1]]], [[[0], [1]]])
    assert plain.forms == [["7", "Norpress", "Berg"], ["Kestrelby", "Ada"]]
    assert plain.names() == [{(1, 2, "ORG"), (2, 3, "PER")}, {(0, 1, "LOC"), (1, 2, "PER")}]
    assert names_f1(plain.names(), [[(1, 2, "ORG")], [(0, 1, "PER")]]) == pytest.approx(2 / 6)
    assert names_f1(plain.names(), plain.names()) == 1.0


MARKED = "-DOCSTART- O\n\nAda I-PER\nleft O\n\nLund I-LOC\n\n-DOCSTART- O\n\nBerg I-PER\n\n"


def test_a_document_mark_is_no_sentence_and_stays_where_it_stands() -> None:
    corpus = NameCorpus(MARKED)
    assert corpus.forms == [["Ada", "left"], ["Lund"], ["Berg"]]
    assert corpus.texts == [[[0], [1]], [[2]]]
    assert corpus.names() == [{(0, 1, "PER")}, {(0, 1, "LOC")}, {(0, 1, "PER")}]
    written = corpus.predicted([[(0, 2, "ORG")], [], [(0, 1, "LOC")]])
    assert written == ("-DOCSTART- O\n\nAda B-ORG\nleft I-ORG\n\nLund O\n\n-DOCSTART- O\n\nBerg B-LOC\n\n")


def test_what_is_measured_of_a_name_corpus_is_what_was_not_learnt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = []
    for number in range(47):
        pieces += ["-DOCSTART- O"] if number % 6 == 0 else []
        pieces.append(f"Ferry{number} I-ORG\nsank O")
    lists, banks = tmp_path / "ner", tmp_path / "treebanks"
    lists.mkdir(), banks.mkdir()
    path = lists / "wikigold.conll.xz"
    path.write_bytes(lzma.compress("\n\n".join(pieces).encode()))
    (lists / "uner_en_ewt-dev.iob2.xz").write_bytes(lzma.compress(INDEXED.encode()))
    for name in ("ewt", "gum"):
        (banks / f"en_{name}-dev.conllu.xz").write_bytes(lzma.compress(TREEBANK.encode()))
    measured: list[list[str]] = []

    def scored(name: str, corpus: NameCorpus, readings: Any, numbers: Sequence[int]) -> figures.Figure:
        if name == "wikigold_tenth":
            measured.extend(corpus.forms[number] for number in numbers)
        return figures.Figure(name, 0.0, "%")

    monkeypatch.setattr(language, "_of_names", scored)
    monkeypatch.setattr(language, "corpora", lambda: tmp_path)
    language.accuracy(lambda file: _chain(file.forms), list)
    learnt = {s.forms for p in wikigold(path) for s in p}
    held = [s.forms for p in wikigold(path, held=True) for s in p]
    assert [tuple(forms) for forms in measured] == held
    assert len(held) == 4
    assert learnt.isdisjoint(held)
    assert {f"Ferry{number}" for number in range(47)} == {forms[0] for forms in learnt.union(held)}


def test_each_document_is_read_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Any] = []
    monkeypatch.setattr(language, "parser", lambda: lambda text: calls.append(text) or chain(text))
    for file in (Treebank(TREEBANK), NameCorpus(MARKED), NameCorpus(PLAIN)):
        assert [len(reading.heads) for reading in language._readings(file)] == [len(f) for f in file.forms]
    assert [[len(paragraph) for paragraph in text] for text in calls] == [[2], [1, 1], [1, 1], [1], [1, 1]]


@pytest.mark.parametrize("text", ["", "\n\n", "no columns here", "# only a comment\n", "-DOCSTART- O\n"])
def test_what_is_no_treebank_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        Treebank(text)


def test_a_token_without_a_tag_is_refused() -> None:
    with pytest.raises(FormatError, match="Kestrelby"):
        NameCorpus("Ada B-PER\nKestrelby\n")


@pytest.mark.usefixtures("model")
def test_a_treebank_is_measured_and_its_prediction_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "small.conllu", tmp_path / "predicted.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert language.main(["--treebank", str(path), "--predict", str(out)]) == 0
    printed = capsys.readouterr().out.splitlines()
    # right are the three roots of single heads and the arc of "not", which is no `dep`
    scores = json.loads(printed[-1])
    assert set(scores) == {"las", "uas", "upos", "ccomp_f"}
    assert scores["uas"] == pytest.approx(4 / 12)
    assert scores["las"] == pytest.approx(3 / 12)
    assert sum(line.startswith("{") for line in printed) == 1
    told = out.read_text(encoding="utf-8")
    assert Treebank(told).forms == Treebank(TREEBANK).forms
    assert attachment(Treebank(TREEBANK).arcs(), Treebank(told).arcs()) == scores
    lines = told.splitlines()
    assert "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_" in lines
    assert "2\tdid\t_\tX\tFW\t_\t1\tdep\t_\t_" in lines
    assert "6\tsank\t_\tX\tFW\t_\t5\tdep\t_\tSpaceAfter=No" in lines
    assert [line for line in lines if line.startswith("#")] == [
        line for line in TREEBANK.splitlines() if line.startswith("#")
    ]
    assert "Entity" not in told
    assert "ghost" not in told
    assert told.endswith("\n\n")


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize(
    ("text", "written", "f1"),
    [
        (INDEXED, INDEXED.replace("I-PER", "B-PER").replace("B-LOC", "B-PER").replace("somebody", "-"), 0.0),
        (PLAIN, "7 O\nNorpress B-PER\nBerg B-PER\n\nKestrelby B-PER\nAda B-PER\n\n", 2 * 2 / 8),
    ],
)
def test_names_are_measured_and_written_in_the_file_s_own_columns(
    text: str, written: str, f1: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "small.iob2", tmp_path / "predicted.iob2"
    path.write_text(text, encoding="utf-8")
    assert language.main(["--names", str(path), "--predict", str(out)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"names_f1": pytest.approx(f1)}
    assert (
        out.read_text(encoding="utf-8").split("\n\n")[:2]
        == [b.strip("\n") for b in written.split("\n\n")][:2]
    )


@pytest.mark.usefixtures("model")
def test_packed_files_are_measured_too(tmp_path: Path) -> None:
    path = tmp_path / "small.conllu.xz"
    path.write_bytes(lzma.compress(TREEBANK.encode()))
    assert language.measure_treebank(path, None)["uas"] == pytest.approx(4 / 12)


@pytest.mark.usefixtures("model")
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ada,\n", encoding="utf-8")
    assert language.main(["--treebank", str(path)]) == 2
    assert language.main(["--names", str(tmp_path / "nowhere")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert "no sentence in CoNLL-U" in told[0]
    assert "nowhere" in told[1]


def words_reader() -> Any:
    return lambda texts: [text.split() for text in texts]


def test_processes_read_their_share_of_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "tests"))
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("one two three", encoding="utf-8")
    on = (cores() * 2)[:2]
    done, seconds = read(tmp_path, on, "test_benchmarks_language:words_reader")
    assert [process.words for process in done] == [9, 6]
    assert all(process.peak_bytes > 2**20 and process.seconds <= seconds for process in done)


def test_rows_of_a_treebank_and_of_a_part_of_it() -> None:
    bank = Treebank(TREEBANK)
    found = [Arcs(p.upos, p.heads, p.relations) for p in _chain(bank.forms)]
    texts = [text._replace(sentences=text.sentences[:1]) for _, text in bank.raw()]
    parts: dict[str, Any] = {"small": lambda _: True, "small_news": lambda document: "news" in document}
    rows = language.of_treebank(bank, found, texts, parts)
    values = {figure.name: figure.value for figure in rows}
    assert values["small_uas"] == pytest.approx(100 * 4 / 12)
    assert values["small_news_uas"] == pytest.approx(100 * 2 / 10)
    assert values["small_news_sentence_f1"] == pytest.approx(100 * 2 / 3)
    assert values["small_token_f1"] == 100
    assert {figure.unit for figure in rows} == {"%"}


def test_the_peer_stands_beside_the_figures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    peers = tmp_path / "peers.json"
    peers.write_text(
        '{"language": {"peer": "a small peer", "figures": {"ewt_dev_las": 80.25}}}', encoding="utf-8"
    )
    monkeypatch.setattr(figures, "PEERS", peers)
    monkeypatch.setattr(figures, "floors", lambda _: {"ewt_dev_las": {"min": 88.0}})
    assert figures.show("language", [figures.Figure("ewt_dev_las", 88.5, "%")])
    assert not figures.show("language", [figures.Figure("ewt_dev_las", 87.5, "%")])
    told = capsys.readouterr().out
    assert "language, beside a small peer" in told
    assert "peer: 80.25" in told
    assert "BELOW ITS FLOOR" in told
