"""Whom "the official", "the newspaper" or "the Russian president" come back to.

Nothing here looks at what follows, but for headlines (which sum up the body) and the opening of an
article ("a monitoring group said …  The Syrian Observatory for Human Rights said").  Where two readings are
open, the confidence is below one half; where nothing fits, there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead import newsrooms
from wellhead.annotate.cast import ASIDE, plain_name
from wellhead.annotate.heads import names_within
from wellhead.annotate.lexicon import land_of, organisations, people
from wellhead.annotate.pronouns import QUOTED
from wellhead.annotate.scene import Scene, Speaker, again, of_person, sentence_index
from wellhead.annotate.source_phrases import Phrase
from wellhead.language.nations import country_code
from wellhead.records import Sentence, Span


def of_description(
    scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span] = ()
) -> Speaker | None:
    """Whom a definite description refers to: "the Russian president", "the newspaper", "the official"."""
    unit = scene.sentences[sentence]
    found = _newsroom(scene, phrase, unit)
    if found is None and not phrase.plural:
        found = _office_holder(scene, phrase, unit)
    if found is None or found.confidence < 0.5:
        found = _heard_before(scene, phrase, unit) or found
    if found is None:
        found = _organisation(scene, phrase, unit)
    if (found is None or found.confidence < 0.5) and not phrase.plural:
        found = _variation(scene, phrase, unit, contents) or found
    return found


def _head_phrase(phrase: Phrase) -> str:
    return " ".join([*(m.casefold() for m in phrase.modifiers), phrase.head]).strip()


def _newsroom(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """ "the news service", "the newspaper", "the report": the newsroom of that kind that was named last."""
    tables = organisations()
    whole = _head_phrase(phrase)
    of_report = (
        phrase.head in tables.reports
        and (not phrase.modifiers or whole in tables.reports)
        and not phrase.tail
    )
    kinds = {
        kind
        for kind, nouns in tables.newsrooms.items()
        if whole in nouns or (phrase.head in nouns and not phrase.modifiers)
    }
    if not kinds and not of_report:
        return None
    ahead = unit.role in ASIDE
    seen = []
    for name in scene.newsrooms_before(phrase.start, everything=ahead):
        room = newsrooms.newsroom(name)
        if room is not None and (of_report or room.kind in kinds):
            seen.append(name)
    if not seen:
        return None
    if of_report:  # a report is a newsroom's only where the article leans on one
        credited = [h.speaker.name for h in scene.heard if h.speaker.kind == "newsroom"]
        seen = [name for name in seen if name in credited]
        if not seen:
            return None
    if whole == "agency" and any(
        "agency" in o.nouns and o.first < phrase.start for o in scene.cast.organisations
    ):
        return None
    name = seen[-1] if ahead else seen[0]
    confidence = 0.85 if len(set(seen)) == 1 else 0.7
    return Speaker(
        name=name,
        source_class="named_organisation",
        kind="newsroom",
        confidence=confidence,
        head=phrase.head,
        reason=f"“{phrase.text}” comes back to {name}",
    )


def _office_holder(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """ "the Russian president": the person whom the article introduced with that office and nationality."""
    head = phrase.head
    compound = " ".join([phrase.modifiers[-1].casefold(), head]) if phrase.modifiers else head
    if head not in people().offices and not any(head in person.nouns for person in scene.cast.people):
        return None
    wanted = {land_of(re.sub(r"[’']s$", "", word)) for word in phrase.modifiers} - {None}
    inside = names_within(scene.tree, phrase.start, phrase.end)
    wanted |= {country_code(scene.text[name.start : name.end]) for name in inside} - {None}
    written = [re.sub(r"^(?:[Ee]x|[Tt]hen|[Ff]ormer)-", "", w) for w in phrase.modifiers]
    specific = {plain_name(w) for w in written if w[:1].isupper() and not land_of(w)} | {
        plain_name(w) for w in re.findall(r"[A-Z][\w’'-]+", phrase.tail)
    }
    former = re.search(r"\b(?:former|ex|then)\b", phrase.text, re.IGNORECASE) is not None
    ranked = []
    for index, person in enumerate(scene.cast.people):
        if head not in person.nouns and compound not in person.nouns:
            continue
        if wanted and person.places and not wanted & person.places:
            continue
        if former and specific and not {"former", "ex", "then"} & person.words:
            continue
        last = scene.cast.last_seen(index, phrase.start)
        if last is None and unit.role not in ASIDE:
            continue
        score = (
            2 * bool(wanted & person.places)
            + 2 * bool(specific & {plain_name(w) for w in person.words})
            + (compound in person.nouns)
        )
        if (wanted and not person.places) or (
            specific and not specific & {plain_name(w) for w in person.words}
        ):
            score -= 1
        ranked.append((score, last or 0, index))
    if not ranked:
        return None
    ranked.sort(reverse=True)
    score, _, index = ranked[0]
    rivals = [r for r in ranked[1:] if r[0] == score]
    confidence = (
        0.85
        if not rivals and score >= 0
        else 0.6
        if score >= 0 and _heard_last(scene, index, phrase)
        else 0.45
    )
    name = scene.cast.people[index].name
    return of_person(scene, index, confidence, f"“{phrase.text}” fits how the article introduces {name}")


def _heard_last(scene: Scene, person: int, phrase: Phrase) -> bool:
    last = scene.last(phrase.start)
    return last is not None and last.speaker.person == person


_HYPERNYMS = {
    "source": {
        "official",
        "person",
        "people",
        "diplomat",
        "aide",
        "source",
        "adviser",
        "executive",
        "insider",
    },
    "person": {"person", "people", "source", "official", "adviser", "aide"},
    "people": {"people", "person"},
    "spokesman": {"spokesman", "spokesperson"},
    "spokeswoman": {"spokeswoman", "spokesperson"},
}


def _heard_before(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """ "the official", "the researchers": the last unnamed source introduced with that noun and number."""
    if (
        phrase.tail
        and phrase.head not in ("government", "opposition")
        and not phrase.tail.startswith(("(", "—"))
    ):
        return None  # "the officials briefed on the matter" describes itself
    heads = _HYPERNYMS.get(phrase.head, {phrase.head})
    modifiers = {plain_name(m) for m in phrase.modifiers if m.casefold() not in ("two", "three", "same")}
    for heard in scene.earlier(phrase.start, everything=unit.role in ASIDE):
        speaker = heard.speaker
        if speaker.kind not in ("unnamed", "organisation", "document") or speaker.head not in heads:
            continue
        if speaker.kind == "unnamed" and speaker.plural != phrase.plural:
            continue
        if modifiers - {plain_name(w) for w in speaker.words}:
            continue
        return again(speaker, 0.8, f"“{phrase.text}” comes back to “{speaker.name}”")
    return None


def _organisation(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """ "the monitoring group", "the ministry": the organisation of that kind that was heard or named last."""
    whole = _head_phrase(phrase)
    last_two = " ".join(whole.split()[-2:])
    sure = whole in organisations().nouns or last_two in organisations().nouns
    candidates = []
    for organisation in scene.cast.organisations:
        if newsrooms.canonical(organisation.name):
            continue
        nouns = organisation.nouns
        if (last_two in nouns or whole in nouns or phrase.head in nouns) and (
            organisation.first < phrase.start or unit.role in ASIDE
        ):
            candidates.append(organisation)
    if phrase.head not in organisations().nouns and not candidates and not sure:
        return None
    names = {o.name for o in candidates}
    for heard in scene.earlier(phrase.start):
        if heard.speaker.name in names:
            return again(heard.speaker, 0.85, f"“{phrase.text}” comes back to {heard.speaker.name}")
    if not candidates:
        return None
    chosen = candidates[-1]
    confidence = 0.75 if len(candidates) == 1 else 0.45
    return Speaker(
        name=chosen.name,
        source_class="named_organisation",
        kind="organisation",
        confidence=confidence,
        head=phrase.head,
        words=chosen.words,
        reason=f"“{phrase.text}” comes back to {chosen.name}",
    )


_VARIED = frozenset({"man", "woman", "boy", "girl", "teenager"})


def _variation(scene: Scene, phrase: Phrase, unit: Sentence, contents: Sequence[Span]) -> Speaker | None:
    """ "the former New York City mayor said" right after a named speaker: newsrooms vary how they call
    him.
    """
    human = phrase.head in people().offices or phrase.head in _VARIED or phrase.head.endswith("-year-old")
    if (
        not human
        or phrase.determiner not in ("the", "")
        or phrase.head in ("official", "source", "person", "spokesman", "spokeswoman")
    ):
        return None
    if (
        phrase.determiner == ""
    ):  # "Trump’s then-attorney": only somebody’s, not "Colorado’s delegation chairman"
        owners = [m for m in phrase.modifiers if m.endswith(("’s", "'s", "’"))]
        if not owners or not scene.cast.named(re.sub(r"[’']s?$", "", owners[0])):
            return None
    sex = people().noun_sexes.get(phrase.head, "")
    lands = {land_of(re.sub(r"[’']s$", "", m)) for m in phrase.modifiers} - {None}
    recent = scene.recent(unit.paragraph, phrase.start)
    if not recent or recent[0].speaker.kind != "person":
        return None
    last = recent[0]
    if last.sentence == sentence_index(scene.sentences, phrase.start):
        return None  # "statements by John Ratcliffe and the press secretary" are two people
    person = scene.cast.people[last.speaker.person] if last.speaker.person is not None else None
    if sex and last.speaker.sex not in (sex, ""):
        return None
    if person is not None and lands and person.places and not lands & person.places:
        return None
    inside = {plain_name(w) for w in re.findall(r"[A-Z][\w’'-]+", phrase.text)}
    if person is not None and inside & person.surnames:  # "Trump’s lawyer" is not Trump
        return None
    quoted = (*contents, *scene.quoted[-QUOTED:])
    named_between = {
        m.person
        for m in scene.cast.within(last.end, phrase.start)
        if not m.possessive and not m.governed and not any(a <= m.start < b for a, b in quoted)
    }
    if named_between - {last.speaker.person}:
        return None
    sure = 0.4 if phrase.head in _VARIED else 0.55  # "the woman" may be somebody whom the article never names
    return again(last.speaker, sure, f"“{phrase.text}” stands where {last.speaker.name} has just been heard")


def introduced_later(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """ "a monitoring group said" in the opening of an article that names the one such group a little
    later.
    """
    opening = min(6, len(scene.sentences))
    if unit.start > scene.sentences[opening - 1].end or phrase.head not in (
        "monitor",
        "group",
        "watchdog",
        "agency",
        "ministry",
        "regulator",
    ):
        return None
    whole = _head_phrase(phrase)
    if whole in ("group", "agency", "ministry"):
        return None
    fitting = [
        o for o in scene.cast.organisations if whole in o.nouns and unit.end <= o.first <= unit.end + 700
    ]
    if len({o.name for o in fitting}) != 1:
        return None
    chosen = fitting[0]
    return Speaker(
        name=chosen.name,
        source_class="named_organisation",
        kind="organisation",
        confidence=0.6,
        head=phrase.head,
        words=chosen.words,
        reason=f"“{phrase.text}” is named {chosen.name} in the sentences after it",
    )
