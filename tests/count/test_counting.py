"""The whole count of a story, and what falls with a newsroom."""

from __future__ import annotations

from storydesk import Desk
from wellhead.count import count, withdraw


def story() -> Desk:
    desk = Desk()
    for name, publisher in (("a", "Morning Herald"), ("b", "Evening Gazette"), ("c", "Reuters")):
        desk.article(name, publisher)
    via = {"chain": ("two aides", "Bloomberg"), "source_class": "anonymous_described", "people": 2}
    desk.claim(
        desk.says("a", "two aides", "the treaty is dead", cue="told Bloomberg that", **via),
        desk.says("b", "two aides", "there will be no treaty", cue="told Bloomberg that", **via),
    )
    desk.claim(desk.says("a", "two aides", "the envoy has left the capital", cue="told Bloomberg that", **via),
               desk.says("c", "Jane Doe", "the envoy flew home on Monday"))  # fmt: skip
    desk.claim(desk.states("c", "It rained in the capital."))
    return desk


def test_every_mention_is_a_row_and_resolves_to_its_origin():
    found = count(story().dossier())
    assert len(found.mentions) == 5
    origins = {o.origin_id: o for o in found.origins}
    assert {origins[m.origin_id].newsroom for m in found.mentions if m.origin_id} == {"Bloomberg", "Reuters"}
    for claim in found.claims:
        rows = [o for o in found.origins if o.claim_id == claim.claim_id]
        assert sum(o.in_minimum for o in rows) == claim.origins_min
        assert claim.origins_max >= len(rows)


def test_claims_that_lose_their_only_origin_with_a_newsroom():
    found = count(story().dossier())
    assert [c.claim_id for c in withdraw(found, "Bloomberg")] == ["c00"]
    assert withdraw(found, "Reuters") == []


def test_an_empty_story_counts_nothing():
    found = count(Desk().dossier())
    assert (found.claims, found.mentions, found.origins, found.conflicts) == ((), (), (), ())
