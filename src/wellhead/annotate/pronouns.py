"""Whom "he", "she", "it", "they" and "who" come back to.

The last speaker the pronoun agrees with, or the person who is the subject before it.  Where two readings are
open, the confidence is below one half.
"""

from __future__ import annotations

from collections.abc import Sequence

from wellhead.annotate.cast import ASIDE, Mention
from wellhead.annotate.scene import Heard, Scene, Speaker, again, of_person, unknown
from wellhead.annotate.source_phrases import Phrase
from wellhead.records import Span

#: Sentences looked back over for a subject.
_SENTENCES = 6
#: Quotations looked back over: nobody in them is an antecedent.
QUOTED = 12


def of_pronoun(
    scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span], direct: bool
) -> Speaker:
    """Whom a pronoun refers to: the last speaker it agrees with, or the subject of the sentence
    (before it).
    """
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
            return again(
                heard.speaker, confidence, f"“{phrase.text}” comes back to the last source it agrees with"
            )
        return unknown(f"nothing before “{phrase.text}” agrees with it")
    return unknown(f"“{phrase.text}” has no antecedent in the text that settles it")


def _plural(speaker: Speaker) -> bool:
    return speaker.plural or speaker.kind == "organisation"


def _thing(speaker: Speaker) -> bool:
    return speaker.kind in ("organisation", "newsroom", "document") and not speaker.plural


def _agrees(speaker: Speaker, sex: str) -> bool:
    return (
        not speaker.plural
        and speaker.kind in ("person", "unnamed")
        and speaker.sex in (sex, "")
        and speaker.count in (1, None)
    )


def _he_or_she(
    scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span], direct: bool
) -> Speaker:
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
                return again(
                    last.speaker,
                    0.45,
                    "the one heard last in the paragraph, though another person stands between",
                )
            return of_person(
                scene,
                mention.person,
                0.55,
                f"“{phrase.text}” follows {scene.cast.people[mention.person].name} as subject",
            )
        sure = 0.85 if not others else 0.6 if direct else 0.45
        return again(last.speaker, sure, f"“{phrase.text}” comes back to the one heard last in the paragraph")
    if subject is not None and (
        subject[0].sentence == sentence or scene.sentences[subject[0].sentence].paragraph == paragraph
    ):
        sure = 0.75 if _alone(scene, subject[0], phrase) else 0.55
        return of_person(
            scene, subject[0].person, sure, f"“{phrase.text}” comes back to the subject before it"
        )
    if before:
        last = before[0]
        steps = _sentences_after(scene, last)
        between = subject is not None and subject[1] > last.end and subject[0].person != last.speaker.person
        if between and subject is not None:
            return of_person(
                scene,
                subject[0].person,
                0.55,
                f"“{phrase.text}” comes back to the subject of the paragraph before",
            )
        return again(
            last.speaker,
            0.8 if steps == 0 else 0.6,
            f"“{phrase.text}” comes back to the speaker of the paragraph before",
        )
    if subject is not None:
        return of_person(
            scene,
            subject[0].person,
            0.5,
            f"“{phrase.text}” comes back to the subject of the paragraph before",
        )
    return unknown(f"nobody before “{phrase.text}” fits it surely")


def _sentences_after(scene: Scene, heard: Heard) -> int:
    """How many sentences of its paragraph follow the one in which somebody was heard."""
    count = 0
    for sentence in scene.sentences[heard.sentence + 1 : heard.sentence + 20]:
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


def _subject(
    scene: Scene, sentence: int, phrase: Phrase, inside: Sequence[Span]
) -> tuple[Mention, int] | None:
    """The person who is the subject before a pronoun: in its sentence, else in the ones before, back to the
    start of the paragraph before.  People inside quotations are left out."""
    paragraph = scene.sentences[sentence].paragraph
    place = scene.paragraphs.get(paragraph, (0, 0))[0]
    for index in range(sentence, max(-1, sentence - _SENTENCES), -1):
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
            if any(start <= mention.start < end for start, end in (*inside, *scene.quoted[-QUOTED:])):
                continue
            return mention, mention.start
    return None
