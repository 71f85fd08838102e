"""Who a source mention refers to, as a newsroom would name it.

``identify`` looks at the mention itself (``named_sources``: a name, a newsroom, a country), asks ``pronouns``
and ``antecedents`` for what comes back to somebody, and leaves the rest as the text describes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wellhead.annotate import antecedents, pronouns
from wellhead.annotate.cast import ASIDE
from wellhead.annotate.lexicon import countries, organisations, people, word_set
from wellhead.annotate.named_sources import named_account, named_newsroom, named_organisation, named_person
from wellhead.annotate.scene import Scene, Speaker, again, unknown
from wellhead.annotate.source_class import class_of, is_spokesperson
from wellhead.annotate.source_phrases import DETERMINERS, Phrase, known_nouns, parse, trimmed, without_manner
from wellhead.records import Span


def identify(
    scene: Scene, span: Span, sentence: int, contents: Sequence[Span] = (), direct: bool = False
) -> Speaker:
    """Whom one source mention refers to.

    :param span: the mention, without coordination (one source)
    :param sentence: index of its sentence
    :param contents: the pieces of the attributed content
    :param direct: the content is a quotation, so that nobody in it is an antecedent
    """
    start, end = without_manner(scene.text, *trimmed(scene.text, *span))
    phrase = parse(scene.text, start, end)
    unit = scene.sentences[sentence]
    before = _noun_before_who(scene, phrase, unit.start) if phrase.pronoun == "who" else None
    if before is not None:
        return again(identify(scene, before, sentence, contents, direct), 0.7, "the noun before “who”")
    if phrase.pronoun:
        return pronouns.of_pronoun(scene, phrase, sentence, contents, direct)
    named = named_person(scene, start, end)
    if named is not None:
        return named
    account = named_account(scene, phrase)
    if account is not None:
        return account
    outlet = named_newsroom(scene, phrase)
    if outlet is not None:
        return outlet
    name = named_organisation(scene, phrase)
    if name is None and re.match(
        r"(?:which|that|who) ", phrase.tail
    ):  # "The Observatory which relies on a network"
        name = named_organisation(
            scene, parse(scene.text, start, start + len(phrase.text) - len(_from_tail(phrase)))
        )
    if name is not None:
        return name
    if phrase.definite or _possessed(phrase):
        found = antecedents.of_description(scene, phrase, sentence, contents if direct else ())
        if found is not None:
            return found
    elif unit.role in ASIDE:
        found = _headline(scene, phrase, sentence)
        if found is not None:
            return found
    elif phrase.determiner in ("a", "an"):
        found = antecedents.introduced_later(scene, phrase, unit)
        if found is not None:
            return found
    return described(scene, phrase)


_WHO = re.compile(
    r"\b((?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Mm]any|[Tt]hose|[Oo]ne) "
    r"(?:(?!(?:an?|the|two|some|that)\b)[\w’'-]+ ){0,5}"
    r"(?!(?:an?|the)\b)[\w’'-]+),? $"
)


def _noun_before_who(scene: Scene, phrase: Phrase, start: int) -> Span | None:
    """ "a Playboy model who alleges …": the phrase that "who" hangs on, where it is no person named
    before it.
    """
    hit = _WHO.search(scene.text, max(start, phrase.start - 80), phrase.start)
    if hit is None or any(
        m.end > hit.start(1) for m in scene.cast.within(hit.start(1) - 30, phrase.start) if not m.possessive
    ):
        return None
    head = parse(scene.text, *hit.span(1)).head
    return hit.span(1) if head in known_nouns() else None


def _from_tail(phrase: Phrase) -> str:
    at = phrase.text.rfind(phrase.tail)
    return phrase.text[at:] if at > 0 else ""


# ---------------------------------------------------------------- descriptions
def _possessed(phrase: Phrase) -> bool:
    """ "Trump’s then-attorney", "her lawyer": one person, whom the article may have named."""
    return not phrase.plural and (
        phrase.determiner in ("his", "her", "their")
        or any(m.endswith(("’s", "'s")) for m in phrase.modifiers)
    )


def _headline(scene: Scene, phrase: Phrase, sentence: int) -> Speaker | None:
    """In a headline "Report:" or "sources" sum up whom the body cites first."""
    if phrase.head in organisations().reports and not phrase.modifiers:
        for heard in scene.heard[:40]:
            if heard.speaker.kind == "newsroom" and heard.role not in ASIDE:
                return again(
                    heard.speaker,
                    0.7,
                    f"“{phrase.text}” in the headline is {heard.speaker.name}, whom the body credits first",
                )
    if phrase.head in ("source", "official"):
        for heard in scene.heard[:6]:
            if (
                heard.speaker.kind == "unnamed"
                and heard.role not in ASIDE
                and heard.speaker.plural == phrase.plural
            ):
                return again(
                    heard.speaker,
                    0.6,
                    f"“{phrase.text}” in the headline are the body’s “{heard.speaker.name}”",
                )
    holder = phrase.head in people().offices and phrase.determiner in ("", "the", "top", "former")
    return antecedents.of_description(scene, phrase, sentence) if holder else None


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
        text = _spokesperson(scene, phrase, text)
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
    open_end = (phrase.definite and not phrase.tail) or phrase.determiner in ("its", "his", "her", "their")
    open_end = open_end or (_possessed(phrase) and phrase.head in people().offices)
    open_end = (
        open_end
        or "(@" in text
        or phrase.head in _POSTS
        or re.match(r"the (?:government|regime) of ", text) is not None
    )
    reason = "the text does not say who this comes back to" if open_end else "the source is only described"
    return Speaker(
        name=text,
        source_class=source_class,
        kind=kind,
        confidence=0.45 if open_end else 0.9,
        count=phrase.count,
        plural=phrase.plural,
        head=phrase.head,
        words=words,
        sex=sex,
        reason=reason,
    )


_GOVERNMENT = re.compile(
    r"(?:the )?(?:government|regime|administration) of "
    r"(?:President |Prime Minister |Premier |Chancellor )[A-Z]",
    re.IGNORECASE,
)


def _government(scene: Scene, phrase: Phrase) -> str | None:
    """ "the government of President X" in an article that is about one country: "Syrian government"."""
    if not _GOVERNMENT.match(phrase.text):
        return None
    lands, counted = countries(), Counter[str]()
    for word in re.findall(r"\b[A-Z][\w.’'-]+", scene.text[:20_000]):
        bare = re.sub(r"[’']s?$|\.$", "", word)
        land = (
            lands.names.get(bare)
            or lands.adjectives.get(bare)
            or lands.names.get(bare.removesuffix("s"))
            or lands.adjectives.get(bare.removesuffix("s"))
        )
        if land:
            counted[land] += 1
    ranked = counted.most_common(2)
    if not ranked or ranked[0][1] < 5 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    adjective = next((word for word, land in lands.adjectives.items() if land == ranked[0][0]), ranked[0][0])
    return f"{adjective} government"


def label(phrase: Phrase) -> str:
    """The description as a newsroom would print it: no trailing comma, lower case at its start."""
    text = re.sub(r"\s+", " ", phrase.text).strip(" ,")
    if phrase.determiner == "the" and phrase.tail and phrase.plural:
        text = text[4:]  # "The officials briefed on the matter"
    first = text.split(" ", 1)[0]
    if first.casefold() in people().offices or first.casefold() in _SMALL or first.casefold() in DETERMINERS:
        text = text[:1].lower() + text[1:]
    return text


_POSTS = word_set("mentions", "posts")
_NOBODY = word_set("mentions", "nobody")
_SMALL = word_set("mentions", "small")


def _spokesperson(scene: Scene, phrase: Phrase, text: str) -> str:
    """ "a spokesman for the insurgents" in an article about the Taliban is the "Taliban spokesman"."""
    hit = re.match(r"(?:for|of) the ([a-z][\w -]*)$", phrase.tail)
    if hit is None:
        return text
    fitting = {o.name for o in scene.cast.organisations if hit.group(1) in o.nouns and o.first < phrase.start}
    return f"{fitting.pop()} {phrase.head}" if len(fitting) == 1 else text
