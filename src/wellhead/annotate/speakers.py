"""Who a source mention refers to, as a newsroom would name it.

``identify`` looks at the mention itself (``named_people``, ``named_organisations``: a name, a newsroom, a
country), asks ``pronouns`` and ``antecedents`` for what comes back to somebody, and leaves the rest as the
text describes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from wellhead.annotate import antecedents, pronouns
from wellhead.annotate.cast import ASIDE
from wellhead.annotate.described_sources import described, possessed
from wellhead.annotate.heads import phrase_head
from wellhead.annotate.lexicon import organisations, people
from wellhead.annotate.named_organisations import named_account, named_newsroom, named_organisation
from wellhead.annotate.named_people import named_person
from wellhead.annotate.phrases import phrase as phrase_of
from wellhead.annotate.scene import Scene, Speaker, again
from wellhead.annotate.source_phrases import Phrase, parse, trimmed, without_manner
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
    before = _antecedent(scene, phrase) if phrase.pronoun in ("who", "which") else None
    if before is not None:
        return again(identify(scene, before, sentence, contents, direct), 0.8, f"“{phrase.text}” follows it")
    if phrase.pronoun:
        return pronouns.of_pronoun(scene, phrase, sentence, contents, direct)
    owned = _owned(scene, phrase, sentence, contents, direct)
    if owned is not None:
        return owned
    named = named_person(scene, start, end)
    if named is not None:
        return named
    account = named_account(scene, phrase)
    if account is not None:
        return account
    outlet = named_newsroom(scene, phrase)
    if outlet is not None:
        return outlet
    begins = scene.text[contents[0][0] : contents[0][0] + 12] if contents else ""
    name = named_organisation(scene, phrase, begins)
    if name is None and re.match(
        r"(?:which|that|who) ", phrase.tail
    ):  # "The Observatory which relies on a network"
        name = named_organisation(
            scene, parse(scene.text, start, start + len(phrase.text) - len(_from_tail(phrase))), begins
        )
    if name is not None:
        return name
    if phrase.definite or possessed(phrase):
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


def _antecedent(scene: Scene, phrase: Phrase) -> Span | None:
    """ "a Playboy model who alleges …": the phrase that the clause of a relative pronoun hangs on."""
    tree = scene.tree
    for mention in scene.cast.within(max(0, phrase.start - 60), phrase.start):
        if not mention.possessive and scene.text[mention.end : phrase.start].strip(" ,") == "":
            return mention.start, mention.end  # "Bell, who said": whatever the clause was hung on
    token = tree.token_at(phrase.start)
    while token is not None and token >= 0 and tree.document.relations[token] != "acl:relcl":
        token = tree.document.heads[token]
    if token is None or token < 0:
        return None
    noun = phrase_head(tree, tree.document.heads[token])
    first, beyond = phrase_of(tree, noun, relatives=False, coordination=False)
    span = tree.span(first, beyond)
    return span if span[1] <= phrase.start else None


def _from_tail(phrase: Phrase) -> str:
    at = phrase.text.rfind(phrase.tail)
    return phrase.text[at:] if at > 0 else ""


# ---------------------------------------------------------------- descriptions
def _owned(
    scene: Scene, phrase: Phrase, sentence: int, contents: Sequence[Span], direct: bool
) -> Speaker | None:
    """ "his office", "her campaign": that of the person the pronoun comes back to."""
    if (
        phrase.determiner not in ("his", "her")
        or phrase.plural
        or phrase.tail
        or phrase.head not in organisations().nouns
    ):
        return None
    word = parse(scene.text, phrase.start, phrase.start + 3)
    owner = pronouns.of_pronoun(scene, word, sentence, contents, direct) if word.pronoun else None
    if owner is None or owner.person is None or owner.confidence < 0.5:
        return None
    name = f"{owner.name}’s {phrase.text.split(' ', 1)[1]}"
    return Speaker(
        name=name,
        source_class="named_organisation",
        kind="organisation",
        confidence=min(0.7, owner.confidence),
        head=phrase.head,
        reason=f"“{phrase.text}” is that of {owner.name}",
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
