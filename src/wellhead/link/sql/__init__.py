"""The set statements of link: integers and strings only, so that every engine agrees to the bit.

A statement is one SELECT over tables of the case, with a handful of snippets that differ between
engines; ``statement`` fills them in.
"""

from __future__ import annotations

import functools
import importlib.resources
import math

#: What engines spell differently: the rows of list columns, and division without a rest.
SNIPPETS: dict[str, dict[str, str]] = {
    "duckdb": {
        "shingles": "SELECT article_id, unnest(shingles) AS hash FROM fingerprints",
        "terms": "SELECT article_id, unnest(terms) AS term, unnest(weights) AS weight,"
        " unnest(commonness) AS common FROM fingerprints",
        "div": "//",
    },
    "spark": {
        "shingles": "SELECT article_id, explode(shingles) AS hash FROM fingerprints",
        "terms": "SELECT article_id, t.terms AS term, t.weights AS weight, t.commonness AS common FROM"
        " (SELECT article_id, explode(arrays_zip(terms, weights, commonness)) AS t FROM fingerprints)",
        "div": "DIV",
    },
}
#: Steps of rarity in a halving of the share.
_STEPS = 4


def _rarity() -> str:
    """Rarity of a ``share`` (articles in a million) as SQL: quarters of a halving, 0 where all use it."""
    steps = range(1, _STEPS * 10 + 1)
    bounds = [(step, math.floor(1e6 * 2 ** (-step / _STEPS))) for step in reversed(steps)]
    whens = " ".join(f"WHEN share <= {most} THEN {step}" for step, most in bounds)
    return f"CASE {whens} ELSE 0 END"


@functools.cache
def statement(name: str, dialect: str = "duckdb") -> str:
    """The text of ``NAME.sql`` for an engine.

    :param name: candidates (over ``fingerprints`` → ``pairs``), twins (over ``fingerprints`` and
        ``passages`` → ``twins``) or likeness (over ``fingerprints`` and ``twins`` → ``likenesses``)
    :param dialect: duckdb or spark
    """
    text = importlib.resources.files(__name__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    for key, snippet in {**SNIPPETS[dialect], "rarity": _rarity()}.items():
        text = text.replace("{{" + key + "}}", snippet)
    return text


#: fingerprints → pairs: articles that may share text, ordered by their ids.
CANDIDATES_SQL = statement("candidates")
#: fingerprints, passages → twins: articles that share half of the shorter one or more.
TWINS_SQL = statement("twins")
#: fingerprints, twins → likenesses: articles that may belong to one story, and how alike they are.
LIKENESS_SQL = statement("likeness")
