"""Classes of sources, by the words that describe them."""

from __future__ import annotations

import pytest

from wellhead.annotate.source_class import class_of
from wellhead.annotate.source_phrases import parse


@pytest.mark.parametrize(
    ("text", "source_class"),
    [
        ("a person close to the Kremlin", "anonymous_described"),
        ("election officials", "anonymous_described"),
        ("a federal judge", "anonymous_described"),
        ("three people briefed on the discussions", "anonymous_described"),
        ("one former senior agency official", "anonymous_described"),
        ("sources", "anonymous_bare"),
        ("officials", "anonymous_bare"),
        ("two people", "anonymous_bare"),
        ("one lawmaker", "anonymous_bare"),
        ("aides", "anonymous_bare"),
        ("activists", "collective"),
        ("critics", "collective"),
        ("52 per cent", "collective"),
        ("52 percent of voters", "collective"),
        ("Many people", "collective"),
        ("some Republicans", "collective"),
        ("experts", "collective"),
        ("a January 2016 study by the Pew Research Center", "document"),
        ("the complaint", "document"),
        ("a POLITICO analysis", "document"),
        ("New polls released Sunday", "document"),
        ("the report", "document"),
        # an unnamed spokesman speaks on the record for the organisation named beside him
        ("A spokesman for Hillary Clinton", "named_organisation"),
        ("a Taliban spokesman", "named_organisation"),
        ("a spokesman", "anonymous_bare"),
        ("Clinton’s team", "named_organisation"),
        ("the campaign", "named_organisation"),
        ("state media", "named_organisation"),
        # comes back to somebody the article has named
        ("the governor", "named_person"),
        ("the secretary of state", "named_person"),
        # … but not these
        ("the official", "anonymous_bare"),
        ("the woman", "anonymous_bare"),
    ],
)
def test_class_of(text: str, source_class: str) -> None:
    assert class_of(parse(text, 0, len(text))) == source_class
