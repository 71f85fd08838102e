"""People and organisations that an article names, and where.

No model: a run of capitalised words is a person's name when a title stands before it ("President
Vladimir Putin", "Mr. Gauger"), a noun for a person does ("press secretary Kayleigh McEnany"), it opens
with a known given name, or an apposition says so ("Maysa al-Aswad, a 30-year-old evacuee"); it is an
organisation when it holds a noun for one ("Ministry", "Observatory") or is listed.  What the article says
about them on the way (titles, nouns, nationality) is kept: it is what later ties "the Russian president"
or "the monitoring group" to a name.

Captions and pull quotes may tell a full name, but their mentions are never antecedents.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wellhead.annotate.lexicon import countries, organisations, people, singular
from wellhead.records import Sentence, Span

#: Roles whose sentences introduce names but never antecedents.
ASIDE = ("caption", "pull_quote", "title", "standfirst")

_PARTICLE = r"(?:de|al|bin|bint|van|von|der|den|la|el|ibn|abu|da|dos|di|du|le|ben|del|della|ter|ul)"
_WORD = r"(?:(?:al|el|ad|as|an|ul|Al|El)-)?[A-Z][\w’'\-]*"
#: A full stop belongs to the word after an initial or an abbreviation ("Charles E. James Jr.").
_STOPPED = (
    r"(?:(?<=\b[A-Z])\.(?:[A-Z]\.)*|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bSt)\.|(?<=\bJr)\.|(?<=\bSr)\."
    r"|(?<=\bSen)\.|(?<=\bRep)\.|(?<=\bGov)\.|(?<=\bGen)\.|(?<=\bCol)\.|(?<=\bLt)\.|(?<=\bSgt)\.|(?<=\bCapt)\."
    r"|(?<=\bAdm)\.|(?<=\bProf)\.|(?<=\bRev)\.|(?<=\bMaj)\.|(?<=\bMessrs)\.|(?<=\bInc)\.|(?<=\bCorp)\.|(?<=\bLtd)\.|(?<=\bCo)\.)?"
)
_RUN = re.compile(
    rf"(?<![\w@#])(?:(?:al|el|bin)[- ])?{_WORD}{_STOPPED}(?:,? (?:Jr|Sr)\.?|(?: {_PARTICLE}){{0,2}} {_WORD}{_STOPPED})*"
)
_TOKEN = re.compile(r"[^\s,]+")
_OWNS = re.compile(r"[’']s( )(?=[A-Z])")
#: Words that open a sentence with a capital and belong to no name.
_OPENERS = frozenset(
    "A An The But And Or So Yet Nor For In On At By Of To From With Without After Before Since Until While When Where Although"
    " Though Because If As Like Unlike Among Amid Despite During Under Over Into Meanwhile However Still Also Even Earlier Later Now"
    " Then There Here This That These Those It Its He She They We I You His Her Their Our My Your Who What Why How Which Both Neither"
    " Either Some Many Most Several Few All Any Each Every Other Another Last Next Such Only Just Not No Yes According Asked Speaking"
    " Citing Responding Following Ever Never Once Twice One Two Three Four Five Six Seven Eight Nine Ten Top Senior Former Ex-President"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October"
    " November December Dear Report Reports Updated Published Read More Instead Perhaps Maybe Today Yesterday Tomorrow".split()
)
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October"
    " November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
_AGE = re.compile(r",? (?:aged )?(?:1[0-9]|[2-9][0-9])\b(?!,\d|\.\d| ?%| percent)")
_AGE_TOLD = re.compile(r",? (?:1[0-9]|[2-9][0-9])(?:,| said| told| says| added| recalled)")
_APPOSITION = re.compile(
    r"(?:,| -| –|—| \()? ?(an? |the |one of |who |whose |his |her |then |now )?"
    r"((?:[^,.;:()“”\"\n]|\.(?=[A-Z]\.)|(?<=\b[A-Z])\.|(?<=\bMr)\.|(?<=\bMs)\.){3,90})"
)
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")


@dataclass(slots=True)
class Person:
    """Somebody the article names."""

    name: str
    surnames: frozenset[str]
    sex: str  # m, f or ""
    first: int  # offset of the first full mention
    nouns: set[str] = field(default_factory=set)  # offices and what else the holder is called
    words: set[str] = field(default_factory=set)  # every word of the descriptions, lower case
    places: set[str] = field(default_factory=set)  # countries the descriptions name
    count: int = 0


@dataclass(slots=True)
class Organisation:
    """An organisation the article names."""

    name: str
    words: frozenset[str]
    nouns: set[str]
    first: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    start: int
    end: int
    person: int  # index into Cast.people
    sentence: int
    role: str
    possessive: bool  # "Putin’s forces"
    governed: bool  # behind a preposition or a verb: "talks with Putin"


@dataclass(slots=True)
class Cast:
    """Everybody the article names, and where."""

    people: list[Person]
    organisations: list[Organisation]
    mentions: list[Mention]
    by_surname: dict[str, list[int]]
    starts: list[int] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that begin in the range, in order."""
        left = bisect.bisect_left(self.starts, start)
        right = bisect.bisect_left(self.starts, end)
        return self.mentions[left:right]

    def named(self, word: str) -> list[int]:
        """The people who bear a surname, in the order of their introduction."""
        return self.by_surname.get(plain_name(word), [])


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words in a sentence."""

    start: int
    end: int
    sentence: int
    role: str
    opens: bool  # stands at the start of its sentence


@functools.lru_cache(maxsize=8192)
def plain_name(word: str) -> str:
    """A name for comparison: without apostrophes, a possessive ending, case and a leading article of Arabic names."""
    word = word.strip("“”\"‘.,")
    if word.endswith(("’s", "'s")):
        word = word[:-2]
    word = word.casefold()
    if word[2:3] in ("-", " ") and word[:2] in ("al", "el", "ad", "as", "an"):
        word = word[3:]
    return word.replace("’", "").replace("'", "").replace("-", "").replace(".", "")


def scan(text: str, sentences: Sequence[Sentence]) -> Cast:
    """The people and organisations that the sentences name.  Linear in their length."""
    runs: list[_Run] = []
    for index, sentence in enumerate(sentences):
        if sentence.role == "title" and _headline_case(text[sentence.start : sentence.end]):
            continue  # every word is capitalised: the body tells who is a person
        for hit in _RUN.finditer(text, sentence.start, sentence.end):
            begin = hit.start()
            for cut in _OWNS.finditer(text, hit.start(), hit.end()):  # "Putin’s Russia", "The EU’s Federica Mogherini"
                runs.append(_Run(begin, cut.start(1), index, sentence.role, begin - sentence.start <= 1))
                begin = cut.end()
            runs.append(_Run(begin, hit.end(), index, sentence.role, begin - sentence.start <= 1))
    cast = Cast([], [], [], {})
    surnames_only = []
    for run in runs:
        tokens = _tokens(text, run)
        alone = _introduce(text, run, tokens, cast)
        if alone is not None:
            surnames_only.append((tokens, alone))
    for tokens, cut in surnames_only:  # "Mr Cameron" in an article that never gives his full name
        who = cast.named(tokens[cut][2])
        if not who:
            _add_person(text, tokens, cut, cast)
        elif len(who) == 1 and cut and tokens[cut - 1][2] not in people().honorifics:  # "President Trump"
            _describe(text, tokens, cut, cast.people[who[0]])
    _find_mentions(text, sentences, runs, cast)
    return cast


def _headline_case(line: str) -> bool:
    words = [w for w in line.split() if w[:1].isalpha() and len(w) > 3]
    return len(words) > 3 and sum(w[:1].isupper() for w in words) >= 0.75 * len(words)


# ---------------------------------------------------------------- who is named
def _introduce(text: str, run: _Run, tokens: list[tuple[int, int, str]], cast: Cast) -> int | None:
    """Add the person or organisation of a run; where a title stands before one name only, the index of that name."""
    if not tokens:
        return None
    cut = name_in_run(text, tokens)
    if cut is None or cut >= len(tokens):
        _add_organisation(text, tokens, cast)
    elif len(tokens) - cut > 1 or (cut and _is_office_of_one_name(tokens[cut - 1][2])):
        _add_person(text, tokens, cut, cast)
    else:
        return cut
    return None


def _tokens(text: str, run: _Run) -> list[tuple[int, int, str]]:
    """The run's words with their offsets, without sentence openers and possessive endings."""
    found = []
    for hit in _TOKEN.finditer(text, run.start, run.end):
        word, end = hit.group(), hit.end()
        ending = 2 if word.endswith(("’s", "'s")) else 1 if word.endswith(("’", "'")) else 0
        if ending:
            end -= ending
            word = word[:-ending]
        if word.endswith(".") and len(word.rstrip(".")) > 1 and "." not in word[:-1] and not _abbreviated(word):
            word, end = word[:-1], end - 1
        if word:
            found.append((hit.start(), end, word))
    while found and run.opens and found[0][2] in _OPENERS and not (len(found) > 2 and found[0][2] == "May"):
        found = found[1:]
    while found and (found[0][2] in _DAYS or found[0][2] in ("The", "A", "An")):
        found = found[1:]
    while found and found[-1][2] in _DAYS:
        found = found[:-1]
    return _without_echo(found)


def _without_echo(tokens: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A page may repeat a name as a link, glued to the next: "Vladimir Putin Vladimir Vladimirovich PutinPompeo tells"."""
    for i in range(1, len(tokens)):
        word = tokens[i][2]
        for first in tokens[:i]:
            name = first[2]
            if len(name) > 2 and word.startswith(name) and (word == name or word[len(name)].isupper()):
                return tokens[: i if word == name else tokens.index(first) + 1]
    return tokens


def _abbreviated(word: str) -> bool:
    table = people()
    return word in table.honorifics or word in table.abbreviations or word in ("Jr.", "Sr.", "St.", "Inc.", "Corp.", "Ltd.", "Co.")


def _is_office_of_one_name(word: str) -> bool:
    """"Pope Francis", "King Salman": one name behind the title is the full name."""
    return word in ("Pope", "King", "Queen", "Prince", "Princess", "Emir", "Patriarch", "Saint", "Sister", "Sultan")


def name_in_run(text: str, tokens: Sequence[tuple[int, int, str]]) -> int | None:
    """Index of the word where a person's name starts in a run of capitalised words, or None.

    "Russian President Vladimir Putin" -> 2; "UN Special Envoy for Syria Staffan de Mistura" is cut by the
    caller at "for", and the country before the name is left out.
    """
    table, orgs = people(), organisations()
    words = [t[2] for t in tokens]
    cut = None
    for i, word in enumerate(words):
        plain = word.casefold()
        if word in table.honorifics or word in table.abbreviations or (plain in table.offices and word[:1].isupper()):
            cut = i + 1
        elif "-" in word and plain.rsplit("-", 1)[1] in table.offices:  # "Vice-President", "Ex-Premier"
            cut = i + 1
    if cut is not None:
        rest = words[cut:]
        while rest and (rest[0] in countries().names or rest[0] in countries().adjectives) and len(rest) > 2:
            cut, rest = cut + 1, rest[1:]
        if rest and not any(w in orgs.heads for w in rest) and len(rest) <= 5:
            return cut
        return None
    if any(w in orgs.heads and i for i, w in enumerate(words)) or len(words) > 7:
        return _after_given_name(words)
    while words and cut is None:
        if words[0] in countries().names and len(words) > 2:
            words = words[1:]
            continue
        break
    offset = len(tokens) - len(words)
    given = _after_given_name(words)
    if given is not None:
        return given + offset
    if len(words) == 1:  # "“There is no water,” Ahmed, 24, said"
        alone = not orgs.names.keys() & set(words) and words[0] not in countries().names and words[0] not in _OPENERS
        return offset if alone and words[0] in table.sexes and _AGE_TOLD.match(text, tokens[-1][1]) else None
    if words[0] in countries().adjectives:
        return None
    if len(words) <= 4 and not _all_capitals(words) and not _OPENERS & set(words) and (
        _noun_before(text, tokens[offset][0]) or _person_behind(text, tokens[-1][1])
    ):
        return offset
    return None


def _after_given_name(words: Sequence[str]) -> int | None:
    table, orgs = people(), organisations()
    for i, word in enumerate(words[:-1]):
        name = word.capitalize() if word.isupper() and len(word) > 2 else word
        known = name in table.sexes or (name in table.family_first and len(words) - i <= 3)
        known = known or ("-" in name and name.split("-")[0] in table.sexes)
        rest = words[i + 1 :]
        if known and len(rest) <= 4 and not any(w in orgs.heads for w in rest):
            return i
    return None


def _all_capitals(words: Sequence[str]) -> bool:
    return all(w.isupper() for w in words)


_NOUN_BEFORE = re.compile(r"([\w’'-]+)[,:]? $")


def _noun_before(text: str, start: int) -> bool:
    """A noun for a person right before: "press secretary Kayleigh McEnany", "his lawyer, Ty Cobb"."""
    hit = _NOUN_BEFORE.search(text, max(0, start - 30), start)
    if hit is None:
        return False
    if text[start - 2 : start] == ", ":  # "The director of the European Centre, Ina Kirsch, …"
        left = _LEFT_APPOSITION.search(text, max(0, start - 90), start)
        lead = left.group(1) if left else ""
        if re.match(r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*[’']s) ", lead):
            first = re.split(r" (?:of|for|at|in|with|to|from) ", lead)[0].split()
            return bool(first) and singular(first[-1].casefold()) in people().offices
        return False
    word = hit.group(1)
    noun = word.rsplit("-", 1)[-1].casefold() if "-" in word else word.casefold()
    return word[:1].islower() and noun in people().offices and noun not in ("whip", "model", "head", "chief", "star", "host")


_APPOSES = re.compile(r",? (?:an?|the|one of|his|her) |, (?:who|whose|then|now) ")


def _person_behind(text: str, end: int) -> bool:
    """An age or an apposition with a noun for a person right behind: ", 24,", ", a 30-year-old evacuee"."""
    if _AGE.match(text, end):
        return True
    hit = _APPOSES.match(text, end)
    if hit is None:
        return False
    after = text[hit.end() : hit.end() + 60]
    nearby = re.split(r"[,.;:()“”\"]", after)[0].split()[:7]
    if hit.group().strip(" ,") in ("who", "whose"):
        return True
    return any(singular(w.casefold()) in people().offices or w.endswith("-old") for w in nearby)


def _add_person(text: str, tokens: Sequence[tuple[int, int, str]], cut: int, cast: Cast) -> None:
    words = [t[2] for t in tokens[cut:]]
    if words[-1] in ("Jr", "Sr", "II", "III", "IV") and len(words) < 3:
        return
    titled = cut > 0 and _is_office_of_one_name(tokens[cut - 1][2])
    if len(words) > 2 and words[-1] in ("II", "III", "IV"):
        words = words[:-1]
    name = " ".join(_cased(w) for w in words)
    if titled and len(words) == 1:
        name = f"{tokens[cut - 1][2]} {name}"
    surnames = _surnames(words)
    person: Person | None = None
    for index in cast.by_surname.get(next(iter(sorted(surnames)), ""), []):
        if _same_person(cast.people[index].name, name):
            person = cast.people[index]
            break
    if person is None:
        person = Person(name, surnames, _sex(words), tokens[cut][0])
        cast.people.append(person)
        for surname in sorted(surnames):
            cast.by_surname.setdefault(surname, []).append(len(cast.people) - 1)
    elif len(name.split()) > len(person.name.split()) and "." not in name:
        person.name = name  # "Erdogan" grew to "Recep Tayyip Erdogan"
    _describe(text, tokens, cut, person)


def _cased(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > 3 and word.isalpha() else word


def _surnames(words: Sequence[str]) -> frozenset[str]:
    core = [w for w in words if w.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")] or list(words)
    found = {plain_name(core[-1])}
    if core[0] in people().family_first and len(core) <= 3 and len(core) > 1:
        found.add(plain_name(core[0]))
    return frozenset(found - {""})


def _same_person(one: str, two: str) -> bool:
    a, b = one.split(), two.split()
    first, second = plain_name(a[0]), plain_name(b[0])
    if not first or not second:
        return False
    return first == second or len(a) == 1 or len(b) == 1 or (first[:3] == second[:3] and len(min(first, second, key=len)) > 2)


def _sex(words: Sequence[str]) -> str:
    table = people().sexes
    first = _cased(words[0])
    return table.get(first, table.get(first.split("-")[0], ""))


_LEFT_CUT = re.compile(
    r"[.;:()“”\"—\n,]|\b(?:said|says|that|but|told|by|as|when|while|to|from|in|on|at|with|who|which|if|than|after|before|where)\s"
    r"|(?<![a-z])[A-Z][\w’'-]* and\s|\b(?!retired|elected|appointed|united|disgraced|ousted|deposed|exiled|jailed|detained"
    r"|convicted|accused|acclaimed|renowned|respected|veteran)[a-z]+ed\s"
)
_LEFT_APPOSITION = re.compile(r"(?:^|[.;:“”\"(\n]\s*|, |\b(?:and|but|that|when|while|said|as|by|from|to) )((?:[^\s,.;:“”\"()]+\.? ){0,9}[^\s,.;:“”\"()]+), $")
_VERB_CUT = re.compile(r"\b(?:said|says|told|was|were|has|had|is|will|would|announced|declined|did) ")


def _describe(text: str, tokens: Sequence[tuple[int, int, str]], cut: int, person: Person) -> None:
    """Keep what the sentence says about the person: "Trump lawyer …", "…, the owner of RedFinch"."""
    start, end = tokens[cut][0], tokens[-1][1]
    table = people()
    left = text[max(0, start - 90) : start]
    before = left[max((hit.end() for hit in _LEFT_CUT.finditer(left)), default=0) :]
    if before.strip():
        _note(before, person, title=True)
    elif left.endswith(", ") and text[end : end + 1] in ",’'":  # "Putin’s spokesman, Dmitry Peskov, …"
        hit = _LEFT_APPOSITION.search(left)
        if hit and any(singular(w.casefold()) in table.offices for w in re.findall(r"[\w-]+", hit.group(1))):
            _note(hit.group(1), person, title=True)
    hit = _APPOSITION.match(text, end, end + 110)
    if hit is None:
        return
    lead, body = (hit.group(1) or "").strip(), hit.group(2)
    nearby = [singular(w.casefold()) for w in body.split()[:8]]
    if hit.group().startswith((",", " (", " -", " –", "—")):
        if lead in ("who", "whose"):
            _note(body, person)
        elif lead in ("a", "an", "the", "one of", "his", "her", "then", "now") or any(n in table.offices for n in nearby[:4]):
            _note(_VERB_CUT.split(body)[0], person)
    elif lead in ("a", "an", "the") and any(n in table.offices for n in nearby[:6]):  # "Jan Egeland the UN special envoy"
        _note(_VERB_CUT.split(body)[0], person)


def _note(description: str, person: Person, title: bool = False) -> None:
    """Offices, nationality and words of a description; of "President Trump’s former lawyer" only what follows "’s"."""
    table, lands = people(), countries()
    words = re.findall(r"[\w.’'-]+", description)
    person.words.update(re.sub(r"[’']s$", "", w.casefold().rstrip(".")) for w in words)
    for i in range(len(words) - 1, -1, -1):
        if words[i].endswith(("’s", "'s")):
            land = lands.of(words[i][:-2])
            if land and title:  # "Russia’s President Vladimir Putin"
                person.places.add(land)
            words = words[i + 1 :]
            break
    lower = [w.casefold().rstrip(".") for w in words]
    i = 0
    while i < len(words):
        office = table.abbreviations.get(words[i])
        size = 1
        if office is None:
            for size in (4, 3, 2, 1):  # noqa: B007 (the size that fits is used below)
                phrase = " ".join([*lower[i : i + size - 1], singular(lower[min(i + size, len(lower)) - 1])])
                if len(lower) - i >= size and phrase in table.offices:
                    office = phrase
                    break
        if office is None and "-" in words[i] and lower[i].rsplit("-", 1)[-1] in table.offices:
            office = lower[i].rsplit("-", 1)[-1]
        another = i + size < len(words) and words[i + size][:1].isupper() and not title  # "President Trump"
        if office is not None and not another:
            _take_office(office, person)
        if words[i] in table.honorifics and table.honorifics[words[i]] and title:
            person.sex = person.sex or table.honorifics[words[i]]
        land = lands.adjectives.get(words[i]) or (lands.names.get(words[i]) if title else None)
        if land:
            person.places.add(land)
        i += size if office is not None else 1


def _take_office(noun: str, person: Person) -> None:
    table = people()
    person.nouns.add(noun)
    last = noun.split()[-1]
    if last in table.offices and noun not in ("vice president", "secretary of state"):
        person.nouns.add(last)
    person.nouns.update(table.offices.get(noun, ()))
    sex = table.noun_sexes.get(noun)
    if sex and not person.sex:
        person.sex = sex


_LONGER = re.compile(
    r" (?:(?:of|for) |on (?=\w+ (?:and )?[A-Z]?))(?:the )?[A-Z][\w’'-]*(?:,? (?:and |of |the |and the )?[A-Z][\w’'-]*){0,4}"
)
_KIND_BEHIND = re.compile(
    r"(?: \([A-Z]{2,8}\))? ((?:monitoring |rebel |rights |militant |aid |advocacy |human rights |armed |opposition )*"
    r"(?:group|watchdog|movement|militia|monitor|agency|party|organi[sz]ation|company|firm))\b"
)
_KIND_BEFORE = re.compile(r"((?:war )?monitor|watchdog|group|militia|party|charity|company) the $")


def _add_organisation(text: str, tokens: Sequence[tuple[int, int, str]], cast: Cast) -> None:
    orgs = organisations()
    while tokens and (tokens[0][2].endswith("-based") or tokens[0][2] in _OPENERS):
        tokens = tokens[1:]
    words = [t[2] for t in tokens]
    listed = orgs.names.get(" ".join(words))
    if listed is None:
        last = max((i for i, w in enumerate(words) if w in orgs.heads), default=-1)
        if last < 0 or (not last and not _LONGER.match(text, tokens[0][1])):
            return
        tokens, words = tokens[: last + 1], words[: last + 1]
    start, end = tokens[0][0], tokens[-1][1]
    nouns = set(listed or orgs.heads.get(words[-1], ()))
    if listed is None:
        longer = _LONGER.match(text, end)
        if longer and not any(w in _DAYS for w in longer.group().split()):
            end = longer.end()
    after = _KIND_BEHIND.match(text, end, end + 60)
    if after:
        nouns |= {after.group(1), after.group(1).split()[-1]}
    before = _KIND_BEFORE.search(text, max(0, start - 30), start)
    if before:
        nouns.add(before.group(1))
    name = text[start:end]
    initials = re.match(r" \(([A-Z][A-Za-z&]{1,8})\)", text[end : end + 14])
    parts = {plain_name(w) for w in re.findall(r"[\w’'.-]+", name) if w[:1].isupper()}
    if initials:
        parts.add(initials.group(1).casefold())
    for known in cast.organisations:
        if known.name == name:
            known.nouns |= nouns
            known.words |= parts
            return
    cast.organisations.append(Organisation(name, frozenset(parts), nouns, start))


# ---------------------------------------------------------------- where they are named
_GOVERNORS = frozenset(
    "of to with by for from on about against between and or near behind like than into via over under telling told asked"
    " met phoned called urged accused blamed joined warned thanked paid gave gives give help helped asking made including".split()
)


_WORD_BEFORE = re.compile(r"([\w’']+)[”\"’,]?(?: the)? [“\"‘]?$")


def _find_mentions(text: str, sentences: Sequence[Sentence], runs: Sequence[_Run], cast: Cast) -> None:
    for run in runs:
        tokens = list(_TOKEN.finditer(text, run.start, run.end))
        i = 0
        while i < len(tokens):
            word = tokens[i].group()
            who = cast.named(word) if word[:1].isupper() or "-" in word else []
            if not who:
                i += 1
                continue
            begin = i
            while begin and not _ends_name(tokens[begin - 1].group()) and tokens[begin - 1].group() not in _OPENERS:
                begin -= 1
            chosen = _who(tokens[begin : i + 1], who, cast)
            if chosen is not None:
                parts = {plain_name(w) for w in cast.people[chosen].name.split()}
                start = i
                while start > begin and _part_of_name(tokens[start - 1].group(), parts):
                    start -= 1
                begin = start
                end = tokens[i].end()
                possessive = tokens[i].group().endswith(("’s", "'s", "’", "'"))
                before = _WORD_BEFORE.search(text, max(0, tokens[begin].start() - 16), tokens[begin].start())
                governed = before is not None and before.group(1).casefold() in _GOVERNORS
                cast.mentions.append(Mention(tokens[begin].start(), end, chosen, run.sentence, run.role, possessive, governed))
                cast.people[chosen].count += 1
            i += 1
    cast.mentions.sort(key=lambda m: (m.start, m.end))
    cast.starts = [m.start for m in cast.mentions]


def _part_of_name(word: str, parts: set[str]) -> bool:
    """A given name, an initial or a title before a surname."""
    table = people()
    return (
        plain_name(word) in parts
        or len(word.rstrip(".")) == 1
        or word in table.honorifics
        or word in table.abbreviations
        or (word.casefold() in table.offices and word[:1].isupper())
    )


def _ends_name(word: str) -> bool:
    return word.endswith(("’s", "'s", ",")) or word.casefold() in organisations().nouns


def _who(tokens: Sequence[re.Match[str]], who: Sequence[int], cast: Cast) -> int | None:
    """Which bearer of the surname: the one whose given name stands before it, else the only or the first one."""
    before = [plain_name(t.group()) for t in tokens[:-1]]
    for index in who:
        given = [plain_name(w) for w in cast.people[index].name.split()[:-1]]
        if any(b and b in given for b in before):
            return index
    table = people()
    if before and _cased(tokens[-2].group()) in table.sexes and plain_name(tokens[-2].group()) not in cast.by_surname:
        return None  # another bearer, whose given name this is
    return choose_bearer(who, cast, table.honorifics.get(tokens[-2].group(), "") if before else "")


def choose_bearer(who: Sequence[int], cast: Cast, sex: str) -> int | None:
    """One of several people with a surname: by the sex of the title, else the one introduced first."""
    fitting = [index for index in who if not sex or cast.people[index].sex in (sex, "")]
    if not fitting:
        return who[0] if len(who) == 1 else None
    return fitting[0]


@functools.cache
def office_pattern() -> re.Pattern[str]:
    """Every noun for an office, the longest first."""
    nouns = sorted(people().offices, key=lambda noun: (-len(noun), noun))
    return re.compile(r"\b(?:" + "|".join(re.escape(noun) for noun in nouns) + r")\b", re.IGNORECASE)


__all__ = ["ASIDE", "Cast", "Mention", "Organisation", "Person", "Span", "choose_bearer", "name_in_run", "office_pattern", "plain_name", "scan"]
