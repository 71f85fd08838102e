"""Resolution: extracted attributions become rows with speaker, chain, class, modality and a reason.

The article is read once in order (headlines, captions and pull quotes last, since they repeat it); each
source mention is identified by ``speakers``, coordinated sources become one row each, and ``linking`` makes
the chains.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Sequence

from wellhead import newsrooms
from wellhead.annotate import chains, speakers
from wellhead.annotate.cast import ASIDE
from wellhead.annotate.credits import whole_article_agency
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.linking import Resolved, hull, link, outers, position
from wellhead.annotate.mentions import scan
from wellhead.annotate.modality import mode_of
from wellhead.annotate.scene import Heard, Scene, Speaker, again, plain_spaces, unknown
from wellhead.annotate.source_phrases import coordinated, trimmed
from wellhead.data import load
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Attribution, Credit, Line, Sentence, Span
from wellhead.vocabulary import COUNTING_ROLES


def resolve(
    article: Article,
    lines: Sequence[Line],
    sentences: Sequence[Sentence],
    extracted: Sequence[Extracted],
    tree: Clauses,
    *,
    credited: Sequence[Credit] = (),
) -> list[Attribution]:
    """The attributions of an article, in the order of their contents.

    :param lines: the article's lines (unused where the sentences carry their roles; kept for later rules)
    :param sentences: the sentences that ``extracted`` points into
    :param tree: the parse of the sentences
    :param credited: newsrooms that the article as a whole names; an agency behind the whole article is a link
    """
    scene = set_scene(article, sentences, tree)
    order = sorted(
        range(len(extracted)),
        key=lambda i: (extracted[i].role in ASIDE, position(extracted[i]), -hull(extracted[i])[1], i),
    )
    rows: list[Resolved] = []
    place: dict[int, int] = {}  # index into extracted -> first row
    within = outers(scene.text, extracted)
    for index in order:
        item = extracted[index]
        place[index] = len(rows)
        for row in _rows_of(scene, item, nested=within[index] is not None):
            row.outer = within[index]
            rows.append(row)
    agency = whole_article_agency(credited, scene.own)
    link(scene, rows, place, agency)
    rows = _without_echoes(rows)
    found = [_attribution(article, tree, row) for row in rows]
    return sorted(
        found, key=lambda a: (a.content_start, a.content_end, a.source_start or 0, a.attribution_id)
    )


def set_scene(article: Article, sentences: Sequence[Sentence], tree: Clauses) -> Scene:
    """Everything that resolution needs to know of an article beforehand."""
    text = plain_spaces(article.text)
    sure = [hit for unit in sentences for hit in newsrooms.find(text, unit.start, unit.end)]
    own = own_newsrooms(article)
    known = {name for _, _, name in sure} | own
    outlets = (
        [hit for unit in sentences for hit in newsrooms.find(text, unit.start, unit.end, known)]
        if known
        else sure
    )
    body = [unit.paragraph for unit in sentences if unit.role in COUNTING_ROLES]
    paragraphs = {paragraph: (n, 0) for n, paragraph in enumerate(dict.fromkeys(body))}
    return Scene(article, tree, sentences, scan(tree, sentences), outlets, own, paragraphs=paragraphs)


def own_newsrooms(article: Article) -> frozenset[str]:
    """Canonical names of the newsroom that put the article out, from its publisher and address."""
    names: set[str] = set()
    if article.publisher:
        name = newsrooms.canonical(article.publisher) or article.publisher
        names.update((name, name.removeprefix("The ")))
    host = re.match(r"https?://([^/?#\s]+)", article.url or "")
    by_host = newsrooms.by_domain(host.group(1)) if host else None
    if by_host:
        names.add(by_host)
    return frozenset(names)


def _without_echoes(rows: list[Resolved]) -> list[Resolved]:
    """Without rows that another says better.

    "Bloomberg reported that C.  It cited A and B." is C from A and B, through Bloomberg; hearsay whose source
    the next sentence names is that source's.
    """
    kept = []
    by_pieces: dict[tuple[Span, ...], list[Resolved]] = {}
    for row in rows:
        by_pieces.setdefault(row.item.pieces, []).append(row)
    for row in rows:
        others = [other for other in by_pieces[row.item.pieces] if other.item is not row.item]
        if row.speaker.kind == "newsroom" and any(
            other.cited and row.speaker.name in other.outlets for other in others
        ):
            continue
        if row.speaker.kind == "unknown" and any(other.speaker.kind != "unknown" for other in others):
            continue
        kept.append(row)
    return kept


# ---------------------------------------------------------------- one extracted attribution
def _rows_of(scene: Scene, item: Extracted, nested: bool) -> list[Resolved]:
    direct = item.kind == "direct"
    if item.source is None:
        rows = [_without_source(scene, item)]
    else:
        rows = []
        for span in _members(scene, _issuer(scene, item) or item.source):
            speaker = speakers.identify(scene, span, item.sentence, item.pieces, direct)
            outlets, own = chains.links(scene, item, span)
            rows.append(
                Resolved(
                    item,
                    span,
                    speaker,
                    outlets,
                    own,
                    explicit=bool(outlets),
                    via=_passed_on(scene, item, span),
                )
            )
    outlet = next((row for row in rows if row.speaker.kind == "newsroom"), None)
    if item.cited and outlet is not None:
        rows = [row for row in rows if row is not outlet]
        for cited in item.cited:
            for span in _members(scene, cited):
                speaker = speakers.identify(scene, span, item.sentence, item.pieces, direct)
                if speaker.kind != "unknown":
                    through = [] if outlet.speaker.name in scene.own else [outlet.speaker.name]
                    rows.append(
                        Resolved(item, span, speaker, through, not through, explicit=True, cited=True)
                    )
        if not rows:
            rows = [outlet]
        scene.heard.append(_heard(scene, outlet, nested))
    for row in rows:
        if row.speaker.kind != "unknown":
            scene.heard.append(_heard(scene, row, nested))
    if direct:
        scene.quoted.extend(item.pieces)
    return rows


_PASSED_ON = re.compile(r"[\s,”\"’]*according to ([^,.;“”\"]{3,80})[.,]?[”\"’]?\s*$")


def _passed_on(scene: Scene, item: Extracted, source: Span) -> Speaker | None:
    """Who passed a saying on: "“It’s not a big deal,” Cohen said, according to Gauger"."""
    unit = scene.sentences[item.sentence]
    at = max(item.pieces[-1][1], item.cue[1] if item.cue else 0, source[1])
    hit = _PASSED_ON.match(scene.text, at, unit.end) if item.cue is not None and at < unit.end else None
    if hit is None:
        return None
    speaker = speakers.identify(scene, hit.span(1), item.sentence, item.pieces, False)
    return speaker if speaker.kind in ("person", "unnamed", "document") else None


def _heard(scene: Scene, row: Resolved, nested: bool) -> Heard:
    item = row.item
    start = row.source[0] if row.source else position(item)
    end = max(hull(item)[1], row.source[1] if row.source else 0, item.cue[1] if item.cue else 0)
    return Heard(
        row.speaker, start, item.sentence, item.paragraph, item.role, item.kind == "direct", end, nested
    )


@functools.cache
def _issuing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """("a statement"; "the Pentagon late Monday issued ", with the issuer as its group)"""
    data = load("chains")
    document = re.compile(rf"an? (?:[\w-]+ ){{0,2}}(?:{'|'.join(data['issued'])})$")
    name = r"((?:[Tt]he )?[A-Z][\w’'.-]*(?: (?:of |for )?(?:the )?[A-Z][\w’'.-]*)*)"
    between = r"(?: (?:has|had|also|later|then|on [A-Z]\w+))*"
    return document, re.compile(rf"{name}{between} (?:{'|'.join(data['issuing'])}) $")


def _issuer(scene: Scene, item: Extracted) -> Span | None:
    """Who put out the statement that says something: "the Pentagon issued a statement saying it was
    evaluating …".
    """
    if item.source is None:
        return None
    start, end = item.source
    document, issuer = _issuing()
    if not document.match(scene.text, start, end):
        return None
    left = max(scene.sentences[item.sentence].start, start - 120)
    hit = issuer.search(scene.text, left, start)
    return hit.span(1) if hit else None


def _members(scene: Scene, source: Span) -> list[Span]:
    start, end = trimmed(scene.text, *source)
    return coordinated(scene.text, start, end) if start < end else [source]


def _without_source(scene: Scene, item: Extracted) -> Resolved:
    """A quotation without a cue, or hearsay."""
    if item.cue is not None or item.cue_class == "hearsay":
        return Resolved(item, None, unknown("nobody is named as having said it"), [], False)
    return Resolved(item, None, _continued(scene, item), [], False)


def _continued(scene: Scene, item: Extracted) -> Speaker:
    """Who goes on speaking in a quotation without a cue: the one quoted right before it, where that is
    safe.
    """
    if item.kind != "direct":
        return unknown("no source stands beside it")
    start = item.pieces[0][0]
    unit = scene.sentences[item.sentence]
    last = scene.last(start)
    if last is None or item.role in ASIDE:
        return unknown("a quotation without a speaker")
    if (
        last.paragraph == unit.paragraph
        and item.sentence - last.sentence <= 1
        and last.speaker.kind == "person"
    ):
        return again(
            last.speaker, 0.8 if last.direct else 0.6, f"the quotation goes on behind {last.speaker.name}’s"
        )
    place = scene.paragraphs.get(unit.paragraph, (0, 0))[0]
    before = scene.paragraphs.get(last.paragraph, (-9, 0))[0]
    opens = re.match(r"[\s“\"‘']*$", scene.text[unit.start : start]) is not None
    between = scene.sentences[last.sentence + 1 : item.sentence][:40]
    following = [s for s in between if s.paragraph == last.paragraph and s.start >= last.end]
    if (
        place - before == 1
        and last.direct
        and opens
        and not following
        and last.speaker.kind in ("person", "unnamed")
    ):
        paused = (
            re.search(r"[”\"’']\s*$", scene.text[last.end : scene.sentences[last.sentence].end] or "") is None
        )
        sure = 0.6 if paused else 0.55
        return again(last.speaker, sure, f"a paragraph of quotation right behind {last.speaker.name}’s")
    return unknown("a quotation without a speaker")


# ---------------------------------------------------------------- rows
def _attribution(article: Article, tree: Clauses, row: Resolved) -> Attribution:
    item, text = row.item, article.text
    start, end = hull(item)
    mode = mode_of(tree, item)
    key = f"{article.article_id}|{start}|{end}|{row.source}|{item.cue}"
    speaker = row.speaker
    confidence = (
        min(item.confidence, speaker.confidence) if speaker.kind != "unknown" else item.confidence * 0.5
    )
    source_class = speaker.source_class
    return Attribution(
        attribution_id="a-" + hashlib.blake2b(key.encode(), digest_size=8).hexdigest(),
        article_id=article.article_id,
        kind=item.kind,
        content_start=start,
        content_end=end,
        content=text[start:end],
        content_pieces=item.pieces,
        cue_start=item.cue[0] if item.cue else None,
        cue_end=item.cue[1] if item.cue else None,
        source_start=row.source[0] if row.source else None,
        source_end=row.source[1] if row.source else None,
        source=text[row.source[0] : row.source[1]] if row.source else None,
        speaker=speaker.name,
        chain=row.chain,
        source_class=source_class,
        modality=mode.modality,
        polarity=mode.polarity,
        confidence=round(confidence, 3),
        cue_class=item.cue_class,
        source_count=speaker.count,
        own_sourcing=row.own,
        occasion=text[item.occasion[0] : item.occasion[1]] if item.occasion else None,
        role=item.role,
        reason=speaker.reason,
    )
