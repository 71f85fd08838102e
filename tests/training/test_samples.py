"""How sentences are shown while a network learns."""

from __future__ import annotations

from training.language import corpora
from training.language.corpora import Sentence
from training.language.samples import bare


def test_a_bare_sentence_keeps_its_tree_without_the_comma(treebank_file):
    safe = corpora.treebank(treebank_file)[0][1]
    found = bare(safe)
    assert found.forms == ("It", "is", "n't", "safe", "the", "mayor", "said", "on", "Monday", ".")
    assert found.heads is not None
    assert found.heads.count(-1) == 1
    for form, governor in (("mayor", "said"), ("said", "safe"), ("Monday", "said"), ("n't", "safe")):
        assert found.forms[found.heads[found.forms.index(form)]] == governor
    assert [len(found.upos), len(found.xpos), len(found.relations)] == [10, 10, 10]


def test_a_possessive_loses_its_apostrophe_and_a_verb_does_not():
    forms = ("Lund", "’s", "mayor", "’s", "here")
    sentence = Sentence(
        forms,
        upos=("PROPN", "PART", "NOUN", "AUX", "ADV"),
        xpos=("NNP", "POS", "NN", "VBZ", "RB"),
        heads=(2, 0, 4, 4, -1),
        relations=("nmod:poss", "case", "nsubj", "cop", "root"),
    )
    found = bare(sentence)
    assert found.forms == ("Lunds", "mayor", "’s", "here")
    assert found.heads == (1, 3, 3, -1)
    assert found.relations == ("nmod:poss", "nsubj", "cop", "root")


def test_a_name_that_lost_a_mark_is_one_name_still():
    found = bare(Sentence(('"', "Kestrel", ",", "Inc."), names=("B-ORG", "I-ORG", "I-ORG", "I-ORG")))
    assert (found.forms, found.names) == (("Kestrel", "Inc."), ("B-ORG", "I-ORG"))


def test_marks_that_govern_or_stand_alone_stay():
    alone = Sentence(('"',), heads=(-1,), relations=("root",))
    assert bare(alone) is alone
    list_of = Sentence((",", "a"), heads=(-1, 0), relations=("root", "dep"))
    assert bare(list_of) is list_of
