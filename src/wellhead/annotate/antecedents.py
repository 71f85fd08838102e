"""Whom "he", "the official", "the newspaper" or "the Russian president" come back to.

A second pass in document order, over what was resolved before: nothing here looks at what follows, but
for headlines (which sum up the body) and the opening of an article ("a monitoring group said …  The Syrian
Observatory for Human Rights said").  Where two readings are open, the confidence is below one half; where
nothing fits, there is no answer.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wellhead import newsrooms
from wellhead.annotate.lexicon import countries, organisations, people, singular
from wellhead.annotate.mentions import ASIDE, Cast, Mention, plain_name
from wellhead.annotate.source_phrases import Phrase
from wellhead.records import UNKNOWN, Article, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom a source mention refers to."""

    name: str
    source_class: str
    kind: str  # person, organisation, newsroom, document, unnamed, unknown
    confidence: float
    reason: str
    count: int | None = None
    person: int | None = None  # index into the cast
    sex: str = ""
    plural: bool = False
    head: str = ""  # head noun of the mention that introduced it
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker, and where the article let it speak."""

    speaker: Speaker
    start: int
    sentence: int
    paragraph: int
    role: str
    direct: bool
    end: int
    nested: bool = False  # inside what somebody else is quoted with


@dataclass(slots=True)
class Scene:
    """What resolution knows of the article so far."""

    article: Article
    sentences: Sequence[Sentence]
    cast: Cast
    outlets: list[tuple[int, int, str]]  # mentions of newsrooms in annotated sentences
    own: frozenset[str]  # canonical names of the article's own newsroom
    heard: list[Heard] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)  # direct contents: nobody in them is an antecedent
    paragraphs: dict[int, tuple[int, int]] = field(default_factory=dict)  # body paragraph -> its place, sentences
    text: str = ""  # the article's text with plain spaces, of equal length

    def __post_init__(self) -> None:
        self.text = self.text or plain_spaces(self.article.text)

    def last(self, before: int) -> Heard | None:
        """The speaker heard last before an offset, in the body."""
        for heard in reversed(self.heard):
            if heard.start < before and heard.role not in ASIDE:
                return heard
        return None

    def recent(self, paragraph: int, before: int) -> list[Heard]:
        """Speakers heard in the paragraph before an offset, latest first, then those of the paragraph before it."""
        place = self.paragraphs.get(paragraph, (0, 0))[0]
        found = []
        for heard in reversed(self.heard):
            if heard.role in ASIDE or heard.start >= before:
                continue
            if place - self.paragraphs.get(heard.paragraph, (-9, 0))[0] > 1:
                break
            found.append(heard)
        return found


_BLANKS = re.compile("[\u00a0\u2007\u2009\u202f\u2002\u2003\u200a\t]")


def plain_spaces(text: str) -> str:
    """The text with every kind of blank as a plain one: of equal length, so that offsets stay true."""
    return _BLANKS.sub(" ", text)


def sentence_index(sentences: Sequence[Sentence], offset: int) -> int:
    """Index of the sentence that holds an offset, or of the last one before it."""
    return max(0, bisect.bisect_right(sentences, offset, key=lambda s: s.start) - 1)


def unknown(reason: str) -> Speaker:
    """No answer, and why."""
    return Speaker(name=UNKNOWN, source_class="unattributed", kind="unknown", confidence=0.3, reason=reason)


def of_person(scene: Scene, index: int, confidence: float, reason: str) -> Speaker:
    """The speaker that a person of the cast is."""
    person = scene.cast.people[index]
    return Speaker(name=person.name, source_class="named_person", kind="person", confidence=confidence, reason=reason,
                   count=1, person=index, sex=person.sex, words=frozenset(person.words))  # fmt: skip


def again(speaker: Speaker, confidence: float, reason: str) -> Speaker:
    """The same speaker, reached another way."""
    return Speaker(name=speaker.name, source_class=speaker.source_class, kind=speaker.kind, reason=reason,
                   confidence=min(confidence, speaker.confidence), count=speaker.count, person=speaker.person, sex=speaker.sex,
                   plural=speaker.plural, head=speaker.head, words=speaker.words)  # fmt: skip


# ---------------------------------------------------------------- pronouns
def of_pronoun(scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span], direct: bool) -> Speaker:
    """Whom a pronoun refers to: the last speaker it agrees with, or the subject of the sentence (before it)."""
    paragraph = scene.sentences[sentence].paragraph
    if phrase.pronoun in ("m", "f"):
        return _he_or_she(scene, phrase, sentence, contents, direct)
    if phrase.pronoun in ("it", "they"):
        fits = _plural if phrase.pronoun == "they" else _thing
        for heard in scene.recent(paragraph, phrase.start):
            if not fits(heard.speaker):
                continue
            same = heard.paragraph == paragraph
            confidence = 0.8 if same else 0.6
            return again(heard.speaker, confidence, f"“{phrase.text}” comes back to the last source it agrees with")
        return unknown(f"nothing before “{phrase.text}” agrees with it")
    if phrase.pronoun in ("who", "which"):
        before = [m for m in scene.cast.within(max(0, phrase.start - 60), phrase.start) if not m.possessive]
        if before and not re.search(r"[.;:]", scene.text[before[-1].end : phrase.start]):
            return of_person(scene, before[-1].person, 0.8, f"“{phrase.text}” follows the name")
    return unknown(f"“{phrase.text}” has no antecedent in the text that settles it")


def _plural(speaker: Speaker) -> bool:
    return speaker.plural or speaker.kind == "organisation"


def _thing(speaker: Speaker) -> bool:
    return speaker.kind in ("organisation", "newsroom", "document") and not speaker.plural


def _agrees(speaker: Speaker, sex: str) -> bool:
    return not speaker.plural and speaker.kind in ("person", "unnamed") and speaker.sex in (sex, "") and speaker.count in (1, None)


def _he_or_she(scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span], direct: bool) -> Speaker:
    paragraph = scene.sentences[sentence].paragraph
    said = [h for h in scene.recent(paragraph, phrase.start) if _agrees(h.speaker, phrase.pronoun)]
    here = [h for h in said if h.paragraph == paragraph]
    before = [h for h in said if h.paragraph != paragraph]
    subject = _subject(scene, sentence, phrase, contents if direct else ())
    if here:
        last = here[0]
        others = {h.speaker.name for h in here[:3]} - {last.speaker.name}
        between = subject is not None and subject[1] > last.start and subject[0].person != last.speaker.person
        if between and subject is not None:
            mention, _ = subject
            # "Cohen asked Gauger to do it.  He set up two calls, he said": the one who tells goes on telling
            if mention.sentence == sentence and not direct:
                return again(last.speaker, 0.45, "the one heard last in the paragraph, though another person stands between")
            return of_person(scene, mention.person, 0.55, f"“{phrase.text}” follows {scene.cast.people[mention.person].name} as subject")
        sure = 0.85 if not others else 0.6 if direct else 0.45
        return again(last.speaker, sure, f"“{phrase.text}” comes back to the one heard last in the paragraph")
    if subject is not None and (subject[0].sentence == sentence or scene.sentences[subject[0].sentence].paragraph == paragraph):
        sure = 0.75 if _alone(scene, subject[0], phrase) else 0.55
        return of_person(scene, subject[0].person, sure, f"“{phrase.text}” comes back to the subject before it")
    if before:
        last = before[0]
        steps = _sentences_after(scene, last)
        between = subject is not None and subject[1] > last.end and subject[0].person != last.speaker.person
        if between and subject is not None:
            return of_person(scene, subject[0].person, 0.55, f"“{phrase.text}” comes back to the subject of the paragraph before")
        return again(last.speaker, 0.8 if steps == 0 else 0.6, f"“{phrase.text}” comes back to the speaker of the paragraph before")
    if subject is not None:
        return of_person(scene, subject[0].person, 0.5, f"“{phrase.text}” comes back to the subject of the paragraph before")
    return unknown(f"nobody before “{phrase.text}” fits it surely")


def _sentences_after(scene: Scene, heard: Heard) -> int:
    """How many sentences of its paragraph follow the one in which somebody was heard."""
    count = 0
    for sentence in scene.sentences[heard.sentence + 1 :]:
        if sentence.paragraph != heard.paragraph:
            break
        count += 1
    return count


def _alone(scene: Scene, mention: Mention, phrase: Phrase) -> bool:
    """Nobody else of the same sex is named between the subject and the pronoun."""
    for other in scene.cast.within(mention.end, phrase.start):
        person = scene.cast.people[other.person]
        if other.person != mention.person and person.sex in (phrase.pronoun, "") and not other.governed:
            return False
    return True


def _subject(scene: Scene, sentence: int, phrase: Phrase, inside: Sequence[Span]) -> tuple[Mention, int] | None:
    """The person who is the subject before a pronoun: in its sentence, else in the ones before, back to the
    start of the paragraph before.  People inside quotations are left out."""
    paragraph = scene.sentences[sentence].paragraph
    place = scene.paragraphs.get(paragraph, (0, 0))[0]
    for index in range(sentence, max(-1, sentence - 6), -1):
        unit = scene.sentences[index]
        if unit.role in ASIDE:
            continue
        if place - scene.paragraphs.get(unit.paragraph, (-9, 0))[0] > 1:
            return None
        stop = phrase.start if index == sentence else unit.end
        for mention in scene.cast.within(unit.start, stop):
            person = scene.cast.people[mention.person]
            if mention.possessive or mention.governed or person.sex not in (phrase.pronoun, ""):
                continue
            if any(start <= mention.start < end for start, end in (*inside, *scene.quoted[-12:])):
                continue
            return mention, mention.start
    return None


# ---------------------------------------------------------------- descriptions
def of_description(scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span] = ()) -> Speaker | None:
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
    """"the news service", "the newspaper", "the report": the newsroom of that kind that was named last."""
    tables = organisations()
    whole = _head_phrase(phrase)
    of_report = phrase.head in tables.reports and (not phrase.modifiers or whole in tables.reports) and not phrase.tail
    kinds = {kind for kind, nouns in tables.newsrooms.items() if whole in nouns or (phrase.head in nouns and not phrase.modifiers)}
    if not kinds and not of_report:
        return None
    ahead = unit.role in ASIDE
    seen: list[str] = []
    for start, _, name in reversed(scene.outlets):
        if (start >= phrase.start and not ahead) or name in scene.own:
            continue
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
    if whole == "agency" and any("agency" in o.nouns and o.first < phrase.start for o in scene.cast.organisations):
        return None
    name = seen[-1] if ahead else seen[0]
    confidence = 0.85 if len(set(seen)) == 1 else 0.7
    return Speaker(name=name, source_class="named_organisation", kind="newsroom", confidence=confidence, head=phrase.head,
                   reason=f"“{phrase.text}” comes back to {name}")  # fmt: skip


def _office_holder(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """"the Russian president": the person whom the article introduced with that office and nationality."""
    head, lands = phrase.head, countries()
    compound = " ".join([phrase.modifiers[-1].casefold(), head]) if phrase.modifiers else head
    if head not in people().offices and not any(head in person.nouns for person in scene.cast.people):
        return None
    wanted = {lands.of(re.sub(r"[’']s$", "", word)) for word in phrase.modifiers} - {None}
    wanted |= {land for name, land in lands.names.items() if phrase.tail and re.search(rf"\b{re.escape(name)}\b", phrase.tail)}
    written = [re.sub(r"^(?:[Ee]x|[Tt]hen|[Ff]ormer)-", "", w) for w in phrase.modifiers]
    specific = {plain_name(w) for w in written if w[:1].isupper() and not lands.of(w)} | {
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
        last = _last_mention(scene, index, phrase.start)
        if last is None and unit.role not in ASIDE:
            continue
        score = 2 * bool(wanted & person.places) + 2 * bool(specific & {plain_name(w) for w in person.words}) + (compound in person.nouns)
        if (wanted and not person.places) or (specific and not specific & {plain_name(w) for w in person.words}):
            score -= 1
        ranked.append((score, last or 0, index))
    if not ranked:
        return None
    ranked.sort(reverse=True)
    score, _, index = ranked[0]
    rivals = [r for r in ranked[1:] if r[0] == score]
    confidence = 0.85 if not rivals and score >= 0 else 0.6 if score >= 0 and _heard_last(scene, index, phrase) else 0.45
    name = scene.cast.people[index].name
    return of_person(scene, index, confidence, f"“{phrase.text}” fits how the article introduces {name}")


def _heard_last(scene: Scene, person: int, phrase: Phrase) -> bool:
    last = scene.last(phrase.start)
    return last is not None and last.speaker.person == person


def _last_mention(scene: Scene, person: int, before: int) -> int | None:
    for mention in reversed(scene.cast.within(0, before)):
        if mention.person == person and mention.role not in ASIDE:
            return mention.start
    return None


_HYPERNYMS = {"source": {"official", "person", "people", "diplomat", "aide", "source", "adviser", "executive", "insider"},
              "person": {"person", "people", "source", "official", "adviser", "aide"},
              "people": {"people", "person"},
              "spokesman": {"spokesman", "spokesperson"}, "spokeswoman": {"spokeswoman", "spokesperson"}}  # fmt: skip


def _heard_before(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """"the official", "the researchers": the last unnamed source introduced with that noun and number."""
    if phrase.tail and phrase.head not in ("government", "opposition") and not phrase.tail.startswith(("(", "—")):
        return None  # "the officials briefed on the matter" describes itself
    heads = _HYPERNYMS.get(phrase.head, {phrase.head})
    modifiers = {plain_name(m) for m in phrase.modifiers if m.casefold() not in ("two", "three", "same")}
    for heard in reversed(scene.heard):
        speaker = heard.speaker
        if heard.start >= phrase.start and unit.role not in ASIDE:
            continue
        if speaker.kind not in ("unnamed", "organisation", "document") or speaker.head not in heads:
            continue
        if speaker.kind == "unnamed" and speaker.plural != phrase.plural:
            continue
        if modifiers - {plain_name(w) for w in speaker.words}:
            continue
        return again(speaker, 0.8, f"“{phrase.text}” comes back to “{speaker.name}”")
    return None


def _organisation(scene: Scene, phrase: Phrase, unit: Sentence) -> Speaker | None:
    """"the monitoring group", "the ministry": the organisation of that kind that was heard or named last."""
    whole = _head_phrase(phrase)
    last_two = " ".join(whole.split()[-2:])
    sure = whole in organisations().nouns or last_two in organisations().nouns
    candidates = []
    for organisation in scene.cast.organisations:
        if newsrooms.canonical(organisation.name):
            continue
        nouns = organisation.nouns
        if (last_two in nouns or whole in nouns or phrase.head in nouns) and (organisation.first < phrase.start or unit.role in ASIDE):
            candidates.append(organisation)
    if phrase.head not in organisations().nouns and not candidates and not sure:
        return None
    for heard in reversed(scene.heard):
        if heard.start < phrase.start and any(heard.speaker.name == o.name for o in candidates):
            return again(heard.speaker, 0.85, f"“{phrase.text}” comes back to {heard.speaker.name}")
    if not candidates:
        return None
    chosen = candidates[-1]
    confidence = 0.75 if len(candidates) == 1 else 0.45
    return Speaker(name=chosen.name, source_class="named_organisation", kind="organisation", confidence=confidence,
                   head=phrase.head, words=chosen.words, reason=f"“{phrase.text}” comes back to {chosen.name}")  # fmt: skip


_VARIED = frozenset({"man", "woman", "boy", "girl", "teenager"})


def _variation(scene: Scene, phrase: Phrase, unit: Sentence, contents: Sequence[Span]) -> Speaker | None:
    """"the former New York City mayor said" right after a named speaker: newsrooms vary how they call him."""
    human = phrase.head in people().offices or phrase.head in _VARIED or phrase.head.endswith("-year-old")
    if not human or phrase.determiner not in ("the", "") or phrase.head in ("official", "source", "person", "spokesman", "spokeswoman"):
        return None
    if phrase.determiner == "":  # "Trump’s then-attorney": only somebody’s, not "Colorado’s delegation chairman"
        owners = [m for m in phrase.modifiers if m.endswith(("’s", "'s", "’"))]
        if not owners or not scene.cast.named(re.sub(r"[’']s?$", "", owners[0])):
            return None
    sex = people().noun_sexes.get(phrase.head, "")
    lands = {countries().of(re.sub(r"[’']s$", "", m)) for m in phrase.modifiers} - {None}
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
    quoted = (*contents, *scene.quoted[-12:])
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
    """"a monitoring group said" in the opening of an article that names the one such group a little later."""
    opening = min(6, len(scene.sentences))
    if unit.start > scene.sentences[opening - 1].end or phrase.head not in ("monitor", "group", "watchdog", "agency", "ministry", "regulator"):
        return None
    whole = _head_phrase(phrase)
    if whole in ("group", "agency", "ministry"):
        return None
    fitting = [o for o in scene.cast.organisations if whole in o.nouns and unit.end <= o.first <= unit.end + 700]
    if len({o.name for o in fitting}) != 1:
        return None
    chosen = fitting[0]
    return Speaker(name=chosen.name, source_class="named_organisation", kind="organisation", confidence=0.6, head=phrase.head,
                   words=chosen.words, reason=f"“{phrase.text}” is named {chosen.name} in the sentences after it")  # fmt: skip


__all__ = ["Heard", "Scene", "Speaker", "again", "introduced_later", "of_description", "of_person", "of_pronoun", "singular", "unknown"]
