"""Who a source mention refers to, as a newsroom would name it.

``identify`` looks at the mention itself (a name, a newsroom, a country, a description) and asks
``antecedents`` for pronouns and definite descriptions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from wellhead import newsrooms
from wellhead.annotate import antecedents
from wellhead.annotate.antecedents import Scene, Speaker, of_person, unknown
from wellhead.annotate.lexicon import countries, organisations, people, singular
from wellhead.annotate.mentions import ASIDE, Person, choose_bearer, plain_name
from wellhead.annotate.source_class import class_of, is_document, is_spokesperson
from wellhead.annotate.source_phrases import DETERMINERS, Phrase, known_nouns, parse, segments, trimmed, without_manner
from wellhead.records import Span

_CAPITALISED = re.compile(r"(?:the |The )?(?:[A-Z][\w’'.&-]*|al-[A-Z][\w-]*)(?: (?:of|for|de|al|bin|van|von|and|the|&)? ?(?:[A-Z0-9][\w’'.&-]*|al-[A-Z][\w-]*))*")
_REPORTER = re.compile(r"\b(?:correspondent|reporter|journalist|photographer|columnist|editor|contributor|source|sources|team|crew|analysis)\b")


def identify(scene: Scene, span: Span, sentence: int, contents: Sequence[Span] = (), direct: bool = False) -> Speaker:
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
        return antecedents.again(identify(scene, before, sentence, contents, direct), 0.7, "the noun before “who”")
    if phrase.pronoun:
        return antecedents.of_pronoun(scene, phrase, sentence, contents, direct)
    named = _person(scene, start, end)
    if named is not None:
        return named
    account = _account(scene, phrase)
    if account is not None:
        return account
    outlet = _newsroom(scene, phrase)
    if outlet is not None:
        return outlet
    name = _organisation(scene, phrase)
    if name is None and re.match(r"(?:which|that|who) ", phrase.tail):  # "The Observatory which relies on a network"
        name = _organisation(scene, parse(scene.text, start, start + len(phrase.text) - len(_from_tail(phrase))))
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
    r"\b((?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree|[Ff]our|[Ss]everal|[Ss]ome|[Mm]any|[Tt]hose|[Oo]ne) (?:(?!(?:an?|the|two|some|that)\b)[\w’'-]+ ){0,5}"
    r"(?!(?:an?|the)\b)[\w’'-]+),? $"
)


def _noun_before_who(scene: Scene, phrase: Phrase, start: int) -> Span | None:
    """"a Playboy model who alleges …": the phrase that "who" hangs on, where it is no person named before it."""
    hit = _WHO.search(scene.text, max(start, phrase.start - 80), phrase.start)
    if hit is None or any(m.end > hit.start(1) for m in scene.cast.within(hit.start(1) - 30, phrase.start) if not m.possessive):
        return None
    head = parse(scene.text, *hit.span(1)).head
    return hit.span(1) if head in known_nouns() else None


def _from_tail(phrase: Phrase) -> str:
    at = phrase.text.rfind(phrase.tail)
    return phrase.text[at:] if at > 0 else ""


# ---------------------------------------------------------------- names
def _person(scene: Scene, start: int, end: int) -> Speaker | None:
    """The person whom a mention names: in its first segment that is a name and not a possessor or an object."""
    text = scene.text
    for left, right in segments(text, start, end):
        for mention in scene.cast.within(left, right):
            if mention.end > right + 2 or mention.possessive:
                continue
            before, after = text[left : mention.start], text[mention.end : right]
            if before.count("(") > before.count(")") or _governed(before) or not _closes_name(after):
                continue
            person = scene.cast.people[mention.person]
            full = len(text[mention.start : mention.end].split()) > 1
            return of_person(scene, mention.person, 0.97 if full else 0.93, _why(text, mention.start, mention.end, person.name))
        found = _surname(scene, left, right) or _new_name(scene, start, left, right)
        if found is not None:
            return found
    return None


_HANDLE = re.compile(r"@\w{2,30}\b")
#: "a Twitter account called @WomenForPeace", "the “@WomenForPeace” account".
_ACCOUNT_NAMED = re.compile(
    r"\b(?:accounts?|handle|feed)(?: [a-z]+){0,3} [“\"‘]?(@\w{2,30})|(@\w{2,30})[”\"’]? (?:[A-Z]\w+ )?(?:account|feed)\b"
)


def _account(scene: Scene, phrase: Phrase) -> Speaker | None:
    """An account of a social network: "Women For Peace (@WomenForPeace)", "the account’s profile"."""
    handles = _HANDLE.findall(phrase.text)
    own = bool(handles)
    if own and not re.search(r"\(@\w+\)|^@", phrase.text):
        return None
    if not handles and phrase.head in _ACCOUNTS and (phrase.definite or phrase.determiner == "its"):
        handles = [one or two for one, two in _ACCOUNT_NAMED.findall(scene.text, 0, phrase.start)]
    if not handles:
        return None
    sure = 0.9 if own else 0.75 if len(set(handles)) == 1 else 0.45
    return Speaker(name=handles[-1], source_class="document", kind="document", confidence=sure, head="account",
                   reason=f"“{phrase.text}” is the account {handles[-1]}")  # fmt: skip


_AGED = re.compile(r",? (?:aged )?\d{1,2}$")


_PLACED = re.compile(r"([A-Z][\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+),? (?:of|from|at|with) (?:the |[A-Z])")


def _new_name(scene: Scene, start: int, left: int, right: int) -> Speaker | None:
    """A name that only this mention gives: "Ahmed, 24", "the centre’s director, Ina Kirsch"."""
    written = scene.text[left:right]
    bare = _AGED.sub("", written)
    aged = bare != written
    placed = _PLACED.match(bare)  # "Sari Autio-Sarasmo of the University of Helsinki"
    if placed:
        bare = placed.group(1)
    words = bare.split()
    if not re.fullmatch(r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|al-[A-Z]\w+|de|van|von|bin)){0,3}", bare):
        return None
    heads = organisations().heads
    if any(w in heads for w in words) or bare in organisations().names or countries().of(bare) or newsrooms.canonical(bare) or bare.isupper():
        return None
    apposed = left > start and len(words) > 1 and singular(parse(scene.text, start, left).head) in people().offices
    if not (aged or apposed or (placed and len(words) > 1)):
        return None
    who = scene.cast.named(words[-1])
    if len(who) == 1 and (len(words) == 1 or plain_name(words[0]) == plain_name(scene.cast.people[who[0]].name.split()[0])):
        return of_person(scene, who[0], 0.93, f"“{written}” is {scene.cast.people[who[0]].name}, named in the article")
    return introduced(scene, bare, 0.75 if placed else 0.9, left)


def introduced(scene: Scene, name: str, confidence: float, at: int) -> Speaker:
    """A person whom only a source mention names: known to the article from here on."""
    words = name.split()
    person = Person(name, frozenset({plain_name(words[-1])}), people().sexes.get(words[0], ""), at)
    scene.cast.people.append(person)
    scene.cast.by_surname.setdefault(plain_name(words[-1]), []).append(len(scene.cast.people) - 1)
    return of_person(scene, len(scene.cast.people) - 1, confidence, f"named in the mention: {name}")


def _why(text: str, start: int, end: int, name: str) -> str:
    written = text[start:end]
    return f"named in the mention: {name}" if written == name else f"“{written}” is {name}, named in the article"


_OBJECT = re.compile(r"\b(?:of|for|to|with|by|from|about|on|against|near|close|backing|supporting|representing|under|in|at)\b(?! (?:State|Defense|Defence|the Treasury)\b)", re.IGNORECASE)


def _governed(before: str) -> bool:
    """The name stands behind a preposition: "an aide to Jean Dupont"; not "Director of National Intelligence John Ratcliffe"."""
    if not before.strip():
        return False
    hit = None
    for hit in _OBJECT.finditer(before):
        pass
    if hit is None:
        return False
    rest = before[hit.end() :].strip()
    office = before.strip().casefold()
    if any(office.endswith(noun) for noun in ("secretary of state", "secretary of defense", "director of national intelligence", "chief of staff")):
        return False
    # "envoy for Syria Staffan de Mistura", "director of national intelligence John Ratcliffe": the preposition has its own noun
    words = rest.split()
    return not words or words[-1].casefold() in ("the", "a", "his", "her", "their", "then", "president", "former", "senator", "mr", "mr.", "ms.", "mrs.", "sen.", "rep.",
                                                 "candidate", "nominee", "minister", "gov.", "hopeful", "rival", "opponent", "leader")  # fmt: skip


def _closes_name(after: str) -> bool:
    """What follows the name inside its segment describes its bearer ("(R-S.C.)", "of the firm X", "24") or nothing."""
    rest = after.strip()
    return not rest or rest.startswith(("(", ")", "of ", "in ", "at ", "from ", "with ", "on ", "for ", "who ", "himself", "herself", "and ", "whose ",
                                        "a ", "an ", "the ", "aged ", "Jr", "Sr", "[")) or rest[0].isdigit()  # fmt: skip


_TITLED = re.compile(r"^(?:(?:[\w’'.-]+ )*?)((?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Messrs|Sen|Rep|Gov|Gen|President|King|Queen|Prince|Pope)\.?) ")


def _surname(scene: Scene, left: int, right: int) -> Speaker | None:
    """A surname alone, or behind a title: "Mr. Gauger", "Cohen", "de Mistura"."""
    text = scene.text[left:right]
    if not re.fullmatch(r"(?:[A-Z][\w.’'-]*|de|al|von|van|bin) ?(?:(?:[A-Z]|al-|de |von |van )[\w.’'-]*)?", text):
        return None
    word = text.split()[-1]
    who = scene.cast.named(word)
    if who:
        honorific = people().honorifics.get(text.split()[0], "")
        index = choose_bearer(who, scene.cast, honorific)
        if index is not None:
            sure = 0.93 if len(who) == 1 else 0.6
            return of_person(scene, index, sure, f"“{text}” is {scene.cast.people[index].name}, named in the article")
    return None


def _newsroom(scene: Scene, phrase: Phrase) -> Speaker | None:
    """The mention is a newsroom ("the Journal", "the Interfax news agency") or its report ("the Journal report")."""
    text = scene.text
    known = {name for _, _, name in scene.outlets}
    found = newsrooms.find(text, phrase.start, phrase.end, known | scene.own)
    if not found:
        whole = re.sub(r"^the ", "", phrase.text, flags=re.IGNORECASE)
        name = newsrooms.canonical(whole) if len(whole) > 2 and whole[:1].isupper() else None
        if name is None:
            return None
        found = [(phrase.start, phrase.end, name)]
    start, end, name = found[-1]
    before, after = text[phrase.start : start].strip().casefold(), text[end : phrase.end].strip()
    after = re.sub(r"^[’']s?\s*", "", after)
    first = segments(text, phrase.start, phrase.end)[0]
    if start >= first[1] or _governed(text[phrase.start : start]):
        return None
    nouns = organisations()
    kinds = {noun for group in nouns.newsrooms.values() for noun in group}
    tail = re.sub(r"\s*\(.*\)$|,.*$", "", after).strip().casefold()
    if tail and tail not in kinds and tail not in nouns.reports and not tail.startswith(("“", '"', "editorial")):
        return None
    if before and not re.fullmatch(r"(?:the|a|an|state|official|private|local|state-run|state-owned|russian|[\w-]+ (?:news )?agency|[\w’' -]*(?:newspaper|agency"
                                   r"|channel|broadcaster|network|daily|magazine|website|tabloid|service|outlet|television|tv|radio|station|weekly|paper|site))",
                                   before):  # fmt: skip
        return None
    return Speaker(name=name, source_class="named_organisation", kind="newsroom", confidence=0.95, head="newspaper",
                   reason=f"the newsroom {name} is the source")  # fmt: skip


def _organisation(scene: Scene, phrase: Phrase) -> Speaker | None:
    """The mention is a name and no person's: a country, an institution, a name of the cast."""
    first = segments(scene.text, phrase.start, phrase.end)[0]
    written = scene.text[first[0] : first[1]]
    name = re.sub(r"^(?:the|so-called|The so-called|The) ", "", written)
    name = re.sub(r"\s*\(.*\)?$", "", name).strip()
    bare = re.sub(r"[’']s?$", "", name)
    lands = countries()
    if bare in lands.names or bare in lands.seats or written in lands.seats:
        return _org(bare, 0.93, phrase, f"the mention names {bare}")
    if bare in organisations().names:
        return _org(bare, 0.95, phrase, f"the mention names {bare}")
    core = re.sub(r"^(?:[A-Z][a-z]+-based |so-called |key )+", "", name)
    parts = {plain_name(w) for w in re.findall(r"[A-Z][\w’'.-]*", core)}
    last = core.split()[-1] if core.split() else ""
    for organisation in scene.cast.organisations:
        if parts and parts <= organisation.words and _only_name(core):
            return _org(organisation.name, 0.93 if core == organisation.name else 0.85, phrase,
                        f"“{written}” is {organisation.name}", organisation.words)  # fmt: skip
    if core and last and any(o.name in written for o in scene.cast.organisations) and last in _kinds():
        chosen = max((o for o in scene.cast.organisations if o.name in written), key=lambda o: len(o.name))
        if written.find(chosen.name) + len(chosen.name) >= len(written) - len(last) - 22:
            return _org(chosen.name, 0.9, phrase, f"the mention names {chosen.name}", chosen.words)
    for chosen in scene.cast.organisations:  # "Syrian rescue workers the Civil Defence"
        if re.search(rf"\b[a-z]{{3,}}s? the {re.escape(chosen.name)}$", written) and not _OBJECT.search(written):
            return _org(chosen.name, 0.85, phrase, f"the mention names {chosen.name}", chosen.words)
    if not _CAPITALISED.fullmatch(written) or is_document(phrase.head) or is_spokesperson(phrase):
        return None
    if class_of(phrase) == "collective" or phrase.head in known_nouns():
        return None
    return _by_shape(scene, phrase, bare)


def _only_name(core: str) -> bool:
    return re.fullmatch(r"(?:[A-Z][\w’'.&-]*|of|for|and|the|al-[A-Z]\w*)(?: (?:[A-Z][\w’'.&-]*|of|for|and|on|the|al-[A-Z]\w*))*", core) is not None


def _kinds() -> frozenset[str]:
    return organisations().nouns | {"group", "movement", "party"}


def _by_shape(scene: Scene, phrase: Phrase, name: str) -> Speaker | None:
    """A capitalised name that nothing explains: initials and heads of organisations are one, the rest are people."""
    words = name.split()
    heads = organisations().heads
    if name.isupper() or any(w in heads for w in words) or re.search(r"\d|&| (?:of|for|and|the) ", name):
        return _org(name, 0.8, phrase, f"{name} reads as an organisation")
    if phrase.text.startswith(("the ", "The ")) or any(w in countries().adjectives for w in words[:1]):
        return _org(name, 0.7, phrase, f"{name} reads as an organisation")
    if len(words) <= 4:
        return introduced(scene, name, 0.75, phrase.start)
    return _org(name, 0.6, phrase, f"{name} is named as the source")


def _org(name: str, confidence: float, phrase: Phrase, reason: str, words: frozenset[str] = frozenset()) -> Speaker:
    return Speaker(name=name, source_class="named_organisation", kind="organisation", confidence=confidence, reason=reason,
                   head=phrase.head, words=words or frozenset(w.casefold() for w in name.split()))  # fmt: skip


# ---------------------------------------------------------------- descriptions
def _possessed(phrase: Phrase) -> bool:
    """"Trump’s then-attorney", "her lawyer": one person, whom the article may have named."""
    return not phrase.plural and (phrase.determiner in ("his", "her", "their") or any(m.endswith(("’s", "'s")) for m in phrase.modifiers))


def _headline(scene: Scene, phrase: Phrase, sentence: int) -> Speaker | None:
    """In a headline "Report:" or "sources" sum up whom the body cites first."""
    if phrase.head in organisations().reports and not phrase.modifiers:
        for heard in scene.heard:
            if heard.speaker.kind == "newsroom" and heard.role not in ASIDE:
                return antecedents.again(heard.speaker, 0.7, f"“{phrase.text}” in the headline is {heard.speaker.name}, whom the body credits first")
    if phrase.head in ("source", "official"):
        for heard in scene.heard[:6]:
            if heard.speaker.kind == "unnamed" and heard.role not in ASIDE and heard.speaker.plural == phrase.plural:
                return antecedents.again(heard.speaker, 0.6, f"“{phrase.text}” in the headline are the body’s “{heard.speaker.name}”")
    holder = phrase.head in people().offices and phrase.determiner in ("", "the", "top", "former")
    return antecedents.of_description(scene, phrase, sentence) if holder else None


_FINDINGS = re.compile(r"of ((?:an? |the |its |their |new |recent )*[\w’'&. -]+)$")
_RELEASED = re.compile(r",? (?:that was |which was )?(?:released|published|issued|conducted|carried out|commissioned|unveiled|made public|taken)\b.*$")


def described(scene: Scene, phrase: Phrase) -> Speaker:
    """A source that stays as the text describes it: "two people familiar with the matter"."""
    if phrase.head in ("finding", "result", "conclusion"):  # "findings of a poll released today" are the poll’s
        hit = _FINDINGS.match(_RELEASED.sub("", phrase.tail))
        if hit:
            at = phrase.text.find(hit.group(1))
            return described(scene, parse(scene.text, phrase.start + at, phrase.start + at + len(hit.group(1))))
    text = label(phrase)
    if not text or phrase.head in _NOBODY or (phrase.head in organisations().reports and phrase.plural and text.casefold() == "reports"):
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
        return Speaker(name=government, source_class="named_organisation", kind="organisation", confidence=0.55, head=phrase.head,
                       words=words, reason=f"“{text}” in an article about one country")  # fmt: skip
    sex = people().noun_sexes.get(phrase.head, "")
    open_end = (phrase.definite and not phrase.tail) or phrase.determiner in ("its", "his", "her", "their")
    open_end = open_end or (_possessed(phrase) and phrase.head in people().offices)
    open_end = open_end or "(@" in text or phrase.head in _MEDIA or re.match(r"the (?:government|regime) of ", text) is not None
    reason = "the text does not say who this comes back to" if open_end else "the source is only described"
    return Speaker(name=text, source_class=source_class, kind=kind, confidence=0.45 if open_end else 0.9, count=phrase.count,
                   plural=phrase.plural, head=phrase.head, words=words, sex=sex, reason=reason)  # fmt: skip


_GOVERNMENT = re.compile(r"(?:the )?(?:government|regime|administration) of (?:President |Prime Minister |Premier |Chancellor )[A-Z]", re.IGNORECASE)


def _government(scene: Scene, phrase: Phrase) -> str | None:
    """"the government of President X" in an article that is about one country: "Syrian government"."""
    if not _GOVERNMENT.match(phrase.text):
        return None
    lands, counted = countries(), Counter[str]()
    for word in re.findall(r"\b[A-Z][\w.’'-]+", scene.text[:20_000]):
        bare = re.sub(r"[’']s?$|\.$", "", word)
        land = lands.names.get(bare) or lands.adjectives.get(bare) or lands.names.get(bare.removesuffix("s")) or lands.adjectives.get(bare.removesuffix("s"))
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
    if first.casefold() in people().offices or first.casefold() in _LOWER or first.casefold() in DETERMINERS:
        text = text[:1].lower() + text[1:]
    return text


_ACCOUNTS = frozenset({"account", "profile", "bio", "feed", "handle"})
_MEDIA = frozenset({"tweet", "post", "posting", "retweet"})
_NOBODY = frozenset({"reportedly", "allegedly", "supposedly", "apparently", "nobody", "it"})
_LOWER = frozenset("officials sources people residents witnesses activists rebels experts analysts critics aides supporters prosecutors findings lawyers diplomats"
                   " police one two three several some many most others".split())  # fmt: skip


def _spokesperson(scene: Scene, phrase: Phrase, text: str) -> str:
    """"a spokesman for the insurgents" in an article about the Taliban is the "Taliban spokesman"."""
    hit = re.match(r"(?:for|of) the ([a-z][\w -]*)$", phrase.tail)
    if hit is None:
        return text
    fitting = {o.name for o in scene.cast.organisations if hit.group(1) in o.nouns and o.first < phrase.start}
    return f"{fitting.pop()} {phrase.head}" if len(fitting) == 1 else text
