"""Sources that stay as the text describes them: "two people familiar with the matter"."""

from __future__ import annotations

import re
from collections import Counter

from wellhead.annotate.lexicon import adjectives, organisations, people, word_set
from wellhead.annotate.scene import Scene, Speaker, sentence_index, unknown
from wellhead.annotate.source_class import class_of, is_spokesperson
from wellhead.annotate.source_phrases import DETERMINERS, Phrase, parse
from wellhead.language.nations import country_code

#: Tokens that are looked at for the country that an article is about.
_READ = 5_000
_POSTS = word_set("mentions", "posts")
_NOBODY = word_set("mentions", "nobody")
_SMALL = word_set("mentions", "small")
_FINDINGS = re.compile(r"of ((?:an? |the |its |their |new |recent )*[\w’'&. -]+)$")
_RELEASED = re.compile(
    r",? (?:that was |which was )?"
    r"(?:released|published|issued|conducted|carried out|commissioned|unveiled|made public|taken)\b.*$"
)


def described(scene: Scene, phrase: Phrase) -> Speaker:
    """A source that stays as the text describes it: "two people familiar with the matter"."""
    if phrase.head in (
        "finding",
        "result",
        "conclusion",
    ):  # "findings of a poll released today" are the poll’s
        hit = _FINDINGS.match(_RELEASED.sub("", phrase.tail))
        if hit:
            at = phrase.text.find(hit.group(1))
            return described(
                scene, parse(scene.text, phrase.start + at, phrase.start + at + len(hit.group(1)))
            )
    text = label(phrase)
    if (
        not text
        or phrase.head in _NOBODY
        or (phrase.head in organisations().reports and phrase.plural and text.casefold() == "reports")
    ):
        return unknown(f"“{text}” names nobody who could be asked")
    source_class = class_of(phrase)
    if source_class == "document":
        text = _RELEASED.sub("", text)
    kind = {"document": "document", "named_organisation": "organisation"}.get(source_class, "unnamed")
    if is_spokesperson(phrase):
        named = _spokesperson(scene, phrase, text)
        if named != text:
            text, source_class = named, "named_organisation"
        kind = "unnamed"
    words = frozenset(w.casefold() for w in re.findall(r"[\w’'-]+", text))
    government = _government(scene, phrase)
    if government is not None:
        return Speaker(
            name=government,
            source_class="named_organisation",
            kind="organisation",
            confidence=0.55,
            head=phrase.head,
            words=words,
            reason=f"“{text}” in an article about one country",
        )
    sex = people().noun_sexes.get(phrase.head, "")
    confidence = _confidence(phrase, source_class, text)
    reason = "the source is only described"
    if confidence < 0.5:
        reason = "the text does not say who this comes back to"
    return Speaker(
        name=text,
        source_class=source_class,
        kind=kind,
        confidence=confidence,
        count=phrase.count,
        plural=phrase.plural,
        head=phrase.head,
        words=words,
        sex=sex,
        reason=reason,
    )


_SHARED = re.compile(
    r"(?:posted|shared|circulated|circulating) (?:by|on|in)\b"
)  # "pictures posted on X": whose?


def _confidence(phrase: Phrase, source_class: str, text: str) -> float:
    """How sure the description is all there is to know: "the official" comes back to somebody, "the port
    authority" names the only one, "officials" is nobody more.
    """
    if (
        "(@" in text
        or phrase.head in _POSTS
        or _SHARED.match(phrase.tail)
        or re.match(r"the (?:government|regime) of ", text)
    ):
        return 0.45
    owned = phrase.determiner in ("its", "his", "her", "their")
    if possessed(phrase) and phrase.head in people().offices:
        return 0.45
    if owned or (phrase.definite and not phrase.tail):
        if owned or source_class not in ("named_organisation", "document"):
            return 0.45
        if source_class == "document":
            return 0.7 if phrase.modifiers else 0.6
        return 0.7 if any(m[:1].isupper() and m != "TV" for m in phrase.modifiers) else 0.45
    return 0.9


def possessed(phrase: Phrase) -> bool:
    """ "Trump’s then-attorney", "her lawyer": one person, whom the article may have named."""
    owner = any(m.endswith(("’s", "'s")) for m in phrase.modifiers)
    return not phrase.plural and (phrase.determiner in ("his", "her", "their") or owner)


_GOVERNMENT = re.compile(
    r"(?:the )?(?:government|regime|administration) of "
    r"(?:President |Prime Minister |Premier |Chancellor )[A-Z]",
    re.IGNORECASE,
)


def _government(scene: Scene, phrase: Phrase) -> str | None:
    """ "the government of President X" in an article that is about one country: "Syrian government"."""
    if not _GOVERNMENT.match(phrase.text):
        return None
    words = (form for form in scene.tree.forms[:_READ] if form[0].isupper())
    codes = (country_code(word) or country_code(word.removesuffix("s")) for word in words)
    ranked = Counter(code for code in codes if code is not None).most_common(2)
    if not ranked or ranked[0][1] < 5 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    adjective = adjectives().get(ranked[0][0])
    return f"{adjective} government" if adjective else None


_RELATIVE = re.compile(r", (?:who|whom|whose|which|where|when)\b.*$")


def label(phrase: Phrase) -> str:
    """The description as a newsroom would print it: no trailing comma, lower case at its start."""
    text = _RELATIVE.sub("", re.sub(r"\s+", " ", phrase.text).strip(" ,"))
    if phrase.determiner == "the" and phrase.tail and phrase.plural:
        text = text[4:]  # "The officials briefed on the matter"
    first = text.split(" ", 1)[0]
    small = first.casefold()
    people_only = phrase.plural and phrase.head and not phrase.modifiers and small.startswith(phrase.head)
    if people_only or small in people().offices or small in _SMALL or small in DETERMINERS:
        text = text[:1].lower() + text[1:]
    return text


def _spokesperson(scene: Scene, phrase: Phrase, text: str) -> str:
    """ "a spokesman for the insurgents" in an article about the Taliban is the "Taliban spokesman"."""
    if not phrase.tail and not phrase.modifiers:  # "Halden rejected the report.  A spokesman said …"
        last = scene.last(phrase.start)
        index = sentence_index(scene.sentences, phrase.start)
        near = last is not None and index - last.sentence <= 1 and last.speaker.kind == "organisation"
        return f"{last.speaker.name} {phrase.head}" if near and last is not None else text
    hit = re.match(r"(?:for|of) the ([a-z][\w -]*)$", phrase.tail)
    if hit is None:
        return text
    fitting = {o.name for o in scene.cast.organisations if hit.group(1) in o.nouns and o.first < phrase.start}
    return f"{fitting.pop()} {phrase.head}" if len(fitting) == 1 else text
