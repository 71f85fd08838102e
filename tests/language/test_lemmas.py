"""Lemmas of tagged words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellhead.language.lemmas import _remembered, lemma_of


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        # auxiliaries and clitics
        ("’ve", "AUX", "VBP", "have"),
        ("'s", "AUX", "VBZ", "be"),
        ("'s", "AUX", "VBN", "have"),
        ("’d", "AUX", "MD", "would"),
        ("'d", "AUX", "VBD", "have"),
        ("wo", "AUX", "MD", "will"),
        ("ca", "AUX", "MD", "can"),
        ("n’t", "PART", "RB", "not"),
        ("are", "VERB", "VBP", "be"),
        # "the officials’ view"
        ("’", "PART", "POS", "'s"),
        # verbs, irregular and regular
        ("said", "VERB", "VBD", "say"),
        ("found", "VERB", "VBD", "find"),
        ("found", "VERB", "VB", "found"),
        ("left", "VERB", "VBN", "leave"),
        ("plotting", "VERB", "VBG", "plot"),
        # nouns
        ("Officials", "NOUN", "NNS", "official"),
        ("people", "NOUN", "NNS", "person"),
        ("people", "NOUN", "NN", "people"),
        ("NGOs", "NOUN", "NNS", "NGO"),
        ("CEO", "NOUN", "NN", "CEO"),
        ("1930s", "NOUN", "NNS", "1930s"),
        # names keep their form; a plural name is one of many
        ("Reuters", "PROPN", "NNP", "Reuters"),
        ("Americans", "PROPN", "NNPS", "American"),
        ("Iranian", "ADJ", "JJ", "Iranian"),
        ("French", "ADJ", "JJ", "French"),
        ("Senior", "ADJ", "JJ", "senior"),
        # comparison; ordinals stay
        ("better", "ADJ", "JJR", "good"),
        ("best", "ADV", "RBS", "well"),
        ("later", "ADV", "RB", "later"),
        ("largest", "ADJ", "JJS", "large"),
        ("21st", "ADJ", "JJ", "21st"),
        # pronouns and determiners
        ("I", "PRON", "PRP", "I"),
        ("her", "PRON", "PRP", "she"),
        ("her", "PRON", "PRP$", "her"),
        ("Those", "PRON", "DT", "that"),
        ("an", "DET", "DT", "a"),
        # numbers and marks
        ("1,200", "NUM", "CD", "1200"),
        (",", "NUM", "CD", ","),  # a tagger's mistake
        ("“", "PUNCT", "``", '"'),
    ],
)  # fmt: skip
def test_lemmas(form: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(form, upos, xpos) == lemma


def test_long_forms_are_not_remembered() -> None:
    before = _remembered.cache_info().currsize
    assert lemma_of("Ab" * 40, "NOUN", "NNS").startswith("abab")
    assert _remembered.cache_info().currsize == before
    assert lemma_of("ferries", "NOUN", "NNS") == "ferry"
    lemma_of("quayside", "NOUN", "NN")
    assert _remembered.cache_info().currsize > before or before == _remembered.cache_info().maxsize


@given(
    st.text(min_size=1, max_size=12),
    st.sampled_from(["NOUN", "VERB", "ADJ", "ADV", "PROPN", "AUX", "X", "NUM", "PUNCT", "PRON", "SYM"]),
    st.sampled_from(["NN", "NNS", "NNP", "NNPS", "VBD", "VBG", "VBZ", "JJR", "JJS", "RBR", "CD", "GW", "."]),
)
def test_any_word_has_a_lemma(form: str, upos: str, xpos: str) -> None:
    assert lemma_of(form, upos, xpos)
