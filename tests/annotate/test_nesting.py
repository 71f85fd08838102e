"""Contents inside contents."""

from __future__ import annotations

from wellhead.annotate.extracted import Extracted
from wellhead.annotate.nesting import keep_inside

TEXT = "Berg discussed ways of moving the deal forward, the spokesman tweeted."


def made(cue: str | None, source: str | None, *pieces: str) -> Extracted:
    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Extracted(
        kind="indirect", pieces=tuple(map(span, pieces)), cue=span(cue) if cue else None, cue_lemma=cue,
        cue_class="saying", source=span(source) if source else None, addressee=None, cited=(), occasion=None,
        sentence=0, paragraph=0, role="body", confidence=0.9,
    )  # fmt: skip


OUTER = made("tweeted", "the spokesman", "Berg discussed ways of moving the deal forward")


def contents(found: list[Extracted]) -> list[str]:
    return ["|".join(TEXT[a:b] for a, b in item.pieces) for item in found]


def test_a_nested_content_ends_with_the_one_around_it():
    inner = made("discussed", "Berg", "ways of moving the deal forward, the spokesman")
    assert contents(keep_inside(TEXT, [OUTER, inner])) == [
        "Berg discussed ways of moving the deal forward",
        "ways of moving the deal forward",
    ]


def test_pieces_beyond_go_and_an_empty_attribution_with_them():
    inner = made("discussed", "Berg", "ways of moving", "the spokesman")
    assert contents(keep_inside(TEXT, [inner, OUTER]))[0] == "ways of moving"
    outside = made("discussed", "Berg", "the spokesman")
    assert contents(keep_inside(TEXT, [OUTER, outside])) == ["Berg discussed ways of moving the deal forward"]


def test_what_stands_beside_or_in_another_sentence_is_left_alone():
    around = made("tweeted", "the spokesman", "ways of moving the deal forward")
    inner = made("discussed", "Berg", "ways of moving the deal forward, the spokesman")
    assert keep_inside(TEXT, [around, inner]) == [around, inner]
    alone = made(None, None, "ways of moving the deal forward, the spokesman")
    assert keep_inside(TEXT, [OUTER, alone]) == [OUTER, alone]
