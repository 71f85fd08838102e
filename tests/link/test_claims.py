"""Which statements of a story become one claim."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storydesk import Desk
from wellhead.link.claim_clusters import cluster
from wellhead.link.claims import link_claims
from wellhead.link.similarity import Pair

#: What other articles of any story say: without them, every word of a pair is rare or common alike.
BACKGROUND = (
    "The council met on Tuesday to discuss the school budget.",
    "Farmers in the valley fear another dry summer.",
    "The old theatre on Market Street will reopen in the autumn.",
    "Three football clubs have asked for a new stadium.",
    "A rare orchid was found beside the northern railway line.",
    "The university named a chemist as its next rector.",
    "Bread prices rose again for the third month in a row.",
    "The ferry to the islands runs twice a day in winter.",
)


def together(*told: tuple[str, str] | str, **of_second) -> bool:
    """Whether statements of two articles end in one claim; a pair is (source, content), a text the author's."""
    desk = Desk()
    for n in range(len(told)):
        desk.article(f"a{n}", f"Paper {n}")
    rows = []
    for n, item in enumerate(told):
        more = of_second if n else {}
        if isinstance(item, str):
            rows.append(desk.states(f"a{n}", item, **more))
        else:
            rows.append(desk.says(f"a{n}", item[0], item[1], **more))
    for n, text in enumerate(BACKGROUND):
        desk.states(f"a{n % len(told)}", text)
    ids = {row.statement_id for row in rows}
    return any(ids <= set(p.statement_ids) for p in link_claims(desk.dossier()))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # wording, attribution, length
        (("Jane Doe", "the dam was built with poor concrete"), "Poor concrete was used to build the dam.", True),
        (("Jane Doe", "rebels shelled the harbour"), ("The mayor’s office", "insurgents bombarded the harbour"), True),
        ("The U.S. has rejected the treaty.", "America dismissed the treaty.", True),
        (("Jane Doe", "24 people were killed on the bridge"), ("Jane Doe", "24 dead on the bridge"), True),
        # another thing
        ("The dam was built with poor concrete.", "The harbour was built by prisoners.", False),
        ("Jane Doe won the rowing race.", "Jane Doe opened the flower show.", False),
        # opposite polarity
        (("Jane Doe", "the minister knew of the dam report"), ("Richard Roe", "the minister never knew of the dam report"), False),
    ],
)  # fmt: skip
def test_statements_of_one_proposition(first, second, expected):
    more = {"modality": "denied"} if not isinstance(second, str) and "never" in second[1] else {}
    assert together(first, second, **more) is expected


def test_figures_of_one_thing_that_cannot_be_one_keep_apart():
    for value, expected in ((24, True), (31, False)):
        desk = Desk()
        desk.article("a"), desk.article("b")
        first = desk.says("a", "Jane Doe", "24 people were killed on the coastal road")
        second = desk.says("b", "Jane Doe", f"{value} people were killed on the coastal road")
        desk.counts(first, "24", 24, "people killed")
        desk.counts(second, str(value), value, "people killed")
        for n, text in enumerate(BACKGROUND):
            desk.states("ab"[n % 2], text)
        ids = {first.statement_id, second.statement_id}
        assert any(ids <= set(p.statement_ids) for p in link_claims(desk.dossier())) is expected


def test_two_who_reject_a_report_are_two_claims_and_two_of_one_side_are_one():
    denial = {
        "cue": "rejects",
        "cue_class": "denying",
        "modality": "denied",
        "source_class": "named_organisation",
    }

    def joined(one: str, other: str) -> bool:
        desk = Desk()
        desk.article("a"), desk.article("b")
        rows = [
            desk.says("a", one, "the allegations", **denial),
            desk.says("b", other, "the allegations", **denial),
        ]
        for n, text in enumerate(BACKGROUND):
            desk.states("ab"[n % 2], text)
        return any(
            {r.statement_id for r in rows} <= set(p.statement_ids) for p in link_claims(desk.dossier())
        )

    assert not joined("Acme", "Borealis")
    assert joined("Moscow", "the Russian Foreign Ministry")


def test_a_statement_with_two_claims_stands_in_both():
    desk = Desk()
    desk.article("a"), desk.article("b"), desk.article("c")
    both = desk.states(
        "a", "The minister was briefed on the dam report but that month engineers had already left."
    )
    briefed = desk.states("b", "The minister was briefed about the dam report.")
    left = desk.states("c", "Engineers had already left that month.")
    for n, text in enumerate(BACKGROUND):
        desk.states("abc"[n % 3], text)
    found = link_claims(desk.dossier())
    homes = [p for p in found if both.statement_id in p.statement_ids]
    assert len(homes) == 2
    assert {briefed.statement_id, left.statement_id} <= {i for p in homes for i in p.statement_ids}
    for p in homes:
        spot = p.spots[p.statement_ids.index(both.statement_id)]
        assert (both.start, both.end) != (spot.start, spot.end)


def test_titles_join_claims_and_never_bridge_two():
    desk = Desk()
    desk.article("a"), desk.article("b")
    dam = desk.says("a", "Jane Doe", "the dam on the upper river will be rebuilt this year")
    mill = desk.says("b", "Richard Roe", "the mill near the station burned down on Sunday night")
    title = desk.states("b", "Dam on upper river to be rebuilt, mill near station burned down", role="title")
    for n, text in enumerate(BACKGROUND):
        desk.states("ab"[n % 2], text)
    found = link_claims(desk.dossier())
    assert not any({dam.statement_id, mill.statement_id} <= set(p.statement_ids) for p in found)
    assert sum(title.statement_id in p.statement_ids for p in found) >= 1


def test_a_caption_may_be_the_only_carrier():
    desk = Desk()
    desk.article("a")
    caption = desk.states("a", "Divers search the flooded quarry", role="caption")
    desk.states("a", BACKGROUND[0])
    assert any(p.statement_ids == (caption.statement_id,) for p in link_claims(desk.dossier()))


def test_the_text_of_a_claim_is_an_attributed_sentence_of_the_body():
    desk = Desk()
    desk.article("a"), desk.article("b"), desk.article("c")
    desk.states("a", "Dam built with poor concrete", role="title")
    desk.states("b", "The dam was built with poor concrete.")
    said = desk.says("c", "Jane Doe", "the dam was built with poor concrete between the two wars")
    for n, text in enumerate(BACKGROUND):
        desk.states("abc"[n % 3], text)
    claim = next(p for p in link_claims(desk.dossier()) if said.statement_id in p.statement_ids)
    assert len(claim.statement_ids) == 3
    assert claim.text == said.text
    assert "concrete" in claim.why


def big_desk() -> Desk:
    desk = Desk()
    for n in range(6):
        desk.article(f"a{n}", f"Paper {n}")
        desk.says(
            f"a{n}", "Jane Doe", f"the dam on the upper river {'will be' if n % 2 else 'is to be'} rebuilt"
        )
        desk.states(f"a{n}", BACKGROUND[n])
    return desk


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(random):
    dossier = big_desk().dossier()
    expected = link_claims(dossier)
    rows = {
        name: list(getattr(dossier, name)) for name in ("articles", "statements", "attributions", "sentences")
    }
    for table in rows.values():
        random.shuffle(table)
    assert link_claims(replace(dossier, **{name: tuple(table) for name, table in rows.items()})) == expected


def test_every_statement_ends_in_a_claim_and_spots_lie_in_their_statements():
    dossier = big_desk().dossier()
    rows = {s.statement_id: s for s in dossier.statements}
    found = link_claims(dossier)
    assert {i for p in found for i in p.statement_ids} == set(rows)
    assert len({p.claim_id for p in found}) == len(found)
    for p in found:
        for i, spot in zip(p.statement_ids, p.spots, strict=True):
            assert rows[i].start <= spot.start < spot.end <= rows[i].end


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.floats(0, 1)), max_size=40),
    st.floats(0.05, 0.9),
)
def test_clusters_are_a_partition_and_barred_pairs_stay_apart(edges, threshold):
    best = {(min(a, b), max(a, b)): round(s, 6) for a, b, s in edges if a != b}
    barred = min(best, default=None)
    if barred is not None:
        best[barred] = -3.0
    groups = cluster(12, [Pair(a, b, s) for (a, b), s in sorted(best.items())], threshold)
    assert sorted(i for g in groups for i in g) == list(range(12))
    assert groups == sorted(groups)
    if barred is not None:
        assert not any(set(barred) <= set(g) for g in groups if len(g) == 2)


def test_a_story_of_many_copies_ends():
    desk = Desk()
    for n in range(400):
        desk.article(f"a{n:03}", f"Paper {n}")
        for text in BACKGROUND[:3]:
            desk.states(f"a{n:03}", text)
    desk_rows = tuple(desk.statements)
    dossier = replace(Desk().dossier(), statements=desk_rows, sentences=tuple(desk.sentences))
    begun = time.perf_counter()
    found = link_claims(dossier)
    assert time.perf_counter() - begun < 30  # seconds, on a busy machine
    assert max(len(p.statement_ids) for p in found) > 20
