"""What the readers of the corpora make of them."""

from __future__ import annotations

import io
import lzma
import tarfile

from training.language import corpora, news
from training.language.splits import GUM_LICENCES, NON_COMMERCIAL_GENRES, genre, held_out


def test_paragraphs_and_trees_of_a_treebank(treebank_file):
    (first, second) = corpora.treebank(treebank_file)
    assert [len(first), len(second)] == [2, 1]
    safe = first[1]
    assert safe.forms == ("It", "is", "n't", "safe", ",", "the", "mayor", "said", "on", "Monday", ".")
    assert safe.heads[safe.forms.index("said")] == safe.forms.index("safe")
    assert safe.heads.count(-1) == 1
    assert safe.relations[9] == "obl:unmarked"  # what EWT calls obl:tmod
    assert second[0].relations[:2] == ("nsubj:pass", "aux:pass")
    assert second[0].names is None


def test_documents_of_a_treebank(treebank_file):
    texts = corpora.documents(treebank_file, commercial=False)
    assert [[len(paragraph) for paragraph in text] for text in texts] == [[2, 1], [1]]
    assert corpora.documents(treebank_file) == texts[:1]
    assert corpora.treebank(treebank_file, commercial=False) == [p for text in texts for p in text]


def test_every_genre_of_gum_has_a_licence_that_is_told():
    assert set(GUM_LICENCES) >= NON_COMMERCIAL_GENRES
    assert all("NC" in GUM_LICENCES[name] for name in NON_COMMERCIAL_GENRES)


def test_genres_that_may_not_be_used_are_left_out_unless_measured(treebank_file):
    assert not any(s.forms[0] == "Once" for p in corpora.treebank(treebank_file) for s in p)
    assert any(s.forms[0] == "Once" for p in corpora.treebank(treebank_file, commercial=False) for s in p)
    assert genre("GUM_whow_overalls") == "whow"
    assert genre("weblog-blogspot") == ""


def test_a_packed_treebank_is_read_alike(treebank_file, tmp_path):
    packed = tmp_path / "en_small.conllu.xz"
    packed.write_bytes(lzma.compress(treebank_file.read_bytes()))
    assert corpora.treebank(packed) == corpora.treebank(treebank_file)


def test_names_follow_from_the_entities_of_gum(treebank_file):
    first = corpora.treebank(treebank_file, names=True)[0]
    assert first[0].names == ("B-PER", "I-PER", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O", "B-LOC", "O")
    assert set(first[1].names) == {"O"}  # "the mayor" is nobody's name


def test_tags_of_either_scheme_become_one(names_file):
    kept = [s for p in corpora.wikigold(names_file) for s in p]
    assert kept[0].names == ("O", "B-ORG", "I-ORG", "I-ORG", "O", "O")
    assert kept[1].names == ("B-LOC", "B-LOC", "O", "O", "B-PER", "I-PER")


def test_every_tenth_sentence_is_held_out_and_never_learnt_from(names_file):
    learnt = [s for p in corpora.wikigold(names_file) for s in p]
    held = [s for p in corpora.wikigold(names_file, held=True) for s in p]
    assert (len(learnt), len(held)) == (10, 1)
    assert [n for n in range(30) if held_out(n)] == [9, 19, 29]


def test_handles_of_tweets_are_left_open(tmp_path):
    path = tmp_path / "btc.tar.xz"
    data = b"@\tB-PER\nferryfan\tB-PER\nin\tO\nOslo\tB-LOC\n"
    with tarfile.open(path, "w:xz") as archive:
        entry = tarfile.TarInfo("data/a.conll")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    ((tweet,),) = corpora.broad_twitter(path)
    assert tweet.names == ("?", "?", "O", "B-LOC")


def test_universal_ner_is_read(tmp_path):
    path = tmp_path / "dev.iob2"
    path.write_text("# text = in Lund\n1\tin\tO\t-\t-\n2\tLund\tB-LOC\t-\tx\n\n", encoding="utf-8")
    ((sentence,),) = corpora.uner(path)
    assert (sentence.forms, sentence.names) == (("in", "Lund"), ("O", "B-LOC"))


def test_a_token_may_be_a_hash_and_a_remark_is_none():
    found = list(corpora.tagged_blocks("# sent_id = 1\n#\tO\nferry\tO\n"))
    assert found == [(("#", "ferry"), ("O", "O"))]


def test_the_projects_own_sentences_are_whole():
    found = [s for p in news.sentences() for s in p]
    assert len(found) > 300
    assert {t[2:] for s in found for t in s.names if t != "O"} == {"PER", "ORG", "LOC"}
    assert all(len(s.forms) == len(s.names) for s in found)
