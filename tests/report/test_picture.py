"""The picture's geometry: where a dot stands, and what an edge's arrow says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wellhead.report import limits
from wellhead.report.picture import Dot, Tie, draw, draw_series


def dot(key: str, at: str | None = None, row: str | None = None, latent: bool = False) -> Dot:
    return Dot(key=key, row=row or key, label=key, title=key, at=at, latent=latent)


def places(dots: list[Dot], ties: list[Tie] | None = None) -> dict[str, float]:
    picture = draw(dots, ties or [])
    assert picture is not None
    return {node.label: node.x for node in picture.nodes}


def test_one_article_has_no_picture() -> None:
    assert draw([dot("a", "2021-03-04")], []) is None


def test_time_runs_across_in_proportion() -> None:
    at = places([dot("a", "2021-03-01"), dot("b", "2021-03-02"), dot("c", "2021-03-05")])
    assert at["a"] < at["b"] < at["c"]
    assert round((at["c"] - at["a"]) / (at["b"] - at["a"])) == 4


def test_time_zones_are_compared_as_moments() -> None:
    at = places(
        [dot("a", "2021-03-01T10:00:00+05:00"), dot("b", "2021-03-01T08:00:00Z"), dot("c", "2021-03-02")]
    )
    assert at["a"] < at["b"] < at["c"]


def test_an_undated_article_stands_apart_and_no_date_is_invented() -> None:
    picture = draw([dot("a", "2021-03-01"), dot("b", "2021-03-04"), dot("c", "2021-02-30")], [])
    assert picture is not None
    assert [tick.label for tick in picture.ticks] == ["1 Mar 2021", "4 Mar 2021", "no date"]
    assert max(picture.nodes, key=lambda n: n.x).label == "c"


def test_without_dates_the_steps_run_across() -> None:
    ties = [Tie("a", "b", "copy", ""), Tie("b", "c", "re_report", "")]
    picture = draw([dot("c"), dot("b"), dot("a")], ties)
    assert picture is not None
    assert picture.ticks == ()
    assert "steps" in picture.across
    at = {node.label: node.x for node in picture.nodes}
    assert at["a"] < at["b"] < at["c"]


def test_a_circle_of_derivations_ends() -> None:
    assert draw([dot("a"), dot("b")], [Tie("a", "b", "copy", ""), Tie("b", "a", "copy", "")])


def test_newsrooms_not_at_hand_come_first_and_are_hollow() -> None:
    picture = draw([dot("a", "2021-03-01"), dot("wire", latent=True)], [Tie("wire", "a", "copy", "")])
    assert picture is not None
    assert [(row.label, row.latent) for row in picture.rows] == [("wire", True), ("a", False)]
    assert picture.latent


def test_an_arrow_only_where_the_direction_is_known() -> None:
    dots = [dot("a", "2021-03-01"), dot("b", "2021-03-04")]
    picture = draw(dots, [Tie("a", "b", "copy", ""), Tie("a", "b", "shares_quote", "", known=False)])
    assert picture is not None
    assert [edge.head is not None for edge in picture.edges] == [True, False]
    assert picture.unknown
    (x, _, degrees) = picture.edges[0].head or (0, 0, 0)
    assert (x, degrees) == (next(n.x for n in picture.nodes if n.label == "b"), 0)


@given(st.lists(st.integers(0, 5), min_size=2, max_size=90))
def test_dots_of_a_row_stay_inside_and_in_order(days: list[int]) -> None:
    dots = [dot(f"{i:02}", f"2021-03-{day + 1:02}", row="one") for i, day in enumerate(days)]
    picture = draw(dots, [])
    assert picture is not None
    assert all(0 <= node.x <= 100 for node in picture.nodes)
    assert len({node.x for node in picture.nodes}) == len(picture.nodes)


def test_a_crowd_is_cut_and_counted() -> None:
    crowd = limits.PICTURE_ROWS + 10
    dots = [dot(f"{i:03}", "2021-03-01") for i in range(crowd)]
    ties = [Tie("000", f"{crowd - 1:03}", "copy", "")]
    picture = draw(dots, ties)
    assert picture is not None
    assert picture.left_out == 10
    assert {"000", f"{crowd - 1:03}"} <= {node.label for node in picture.nodes}


def test_series_rises_with_its_figures() -> None:
    picture = draw_series([(24, "24", False), (112, "at least 112", True), (126, "126", False)])
    assert picture is not None
    heights = [point.y for point in picture.points]
    assert heights == sorted(heights, reverse=True)
    assert [point.open_above for point in picture.points] == [False, True, False]
    assert all(point.y < picture.base <= picture.height for point in picture.points)


def test_series_that_cannot_be_drawn() -> None:
    assert draw_series([(24, "24", False)]) is None
    assert draw_series([(0, "0", False), (0, "0", False)]) is None
    assert draw_series([(float("nan"), "?", False), (3, "3", False)]) is None
    assert draw_series([(float("inf"), "?", False), (3, "3", False)]) is None
