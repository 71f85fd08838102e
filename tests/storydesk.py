"""Dossiers for tests of linking and counting, told sentence by sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wellhead.link.dossier import Dossier
from wellhead.link.passages import passages
from wellhead.records import (
    Article,
    Attribution,
    Credit,
    Derivation,
    Line,
    Number,
    Proposition,
    Sentence,
    Spot,
    Statement,
    Story,
)


class Desk:
    """Builds one story.  Every call of :meth:`says` or :meth:`states` adds a sentence to an article."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.publishers: dict[str, str | None] = {}
        self.published: dict[str, str | None] = {}
        self.lines: list[Line] = []
        self.sentences: list[Sentence] = []
        self.attributions: list[Attribution] = []
        self.statements: list[Statement] = []
        self.numbers: list[Number] = []
        self.credits: list[Credit] = []
        self.derivations: list[Derivation] = []
        self.propositions: list[Proposition] = []

    def article(self, article_id: str, publisher: str | None = None, published: str | None = None) -> str:
        """A new article without text."""
        self.texts[article_id] = ""
        self.publishers[article_id], self.published[article_id] = publisher, published
        return article_id

    def states(
        self, article_id: str, text: str, *, role: str = "body", modality: str = "happened"
    ) -> Statement:
        """A sentence in the author's own voice."""
        start, end = self._write(article_id, text, role)
        return self._statement(
            article_id, (start, end - 1), None, voice="author", modality=modality, role=role
        )

    def says(
        self,
        article_id: str,
        source: str,
        content: str,
        *,
        speaker: str | None = None,
        chain: Sequence[str] | None = None,
        source_class: str = "named_person",
        modality: str = "happened",
        kind: str = "indirect",
        cue: str = "said",
        cue_class: str = "saying",
        people: int | None = None,
        own: bool = False,
        occasion: str | None = None,
        role: str = "body",
    ) -> Statement:
        """A sentence "SOURCE CUE CONTENT." with its attribution; the chain is the source unless given."""
        mark = ("“", "”") if kind == "direct" else ("", "")
        start, _ = self._write(article_id, f"{source} {cue} {mark[0]}{content}{mark[1]}.", role)
        at = start + len(source) + len(cue) + 2 + len(mark[0])
        key = f"{article_id}{at}{source}{speaker}"
        row = Attribution(
            attribution_id="a" + hashlib.blake2b(key.encode(), digest_size=6).hexdigest(),
            article_id=article_id,
            kind=kind,
            content_start=at,
            content_end=at + len(content),
            content=content,
            content_pieces=((at, at + len(content)),),
            cue_start=start + len(source) + 1,
            cue_end=start + len(source) + 1 + len(cue),
            source_start=start,
            source_end=start + len(source),
            source=source,
            speaker=speaker or source,
            chain=tuple(chain if chain is not None else (speaker or source,)),
            source_class=source_class,
            modality=modality,
            polarity="positive",
            confidence=0.9,
            cue_class=cue_class,
            source_count=people,
            own_sourcing=own,
            occasion=occasion,
            role=role,
        )
        self.attributions.append(row)
        voice = "attributed" if row.chain else "hearsay"
        return self._statement(
            article_id, (at, at + len(content)), row.attribution_id, voice=voice, modality=modality, role=role
        )

    def counts(
        self, statement: Statement, text: str, value: float, counted: str, *, bound: str = "exact"
    ) -> None:
        """A figure inside a statement."""
        start = statement.start + statement.text.index(text)
        high = None if bound == "at_least" else value
        self.numbers.append(Number(
            article_id=statement.article_id, start=start, end=start + len(text), text=text,
            low=value, high=high, bound=bound, unit=None, counted=counted,
        ))  # fmt: skip

    def credit(self, article_id: str, newsroom: str, form: str = "credit_line") -> None:
        """A credit for the whole article, as its last line."""
        start, end = self._write(article_id, f"--{newsroom}", "credit")
        text = self.texts[article_id][start:end]
        self.credits.append(
            Credit(article_id=article_id, start=start, end=end, text=text, newsroom=newsroom, form=form)
        )

    def derives(
        self, article: str, *, other: str | None = None, name: str | None = None, relation: str
    ) -> None:
        """An edge from an article to another one or to a newsroom that is not at hand."""
        self.derivations.append(Derivation(
            from_article=article, to_article=other, to_name=name, relation=relation,
            direction="known", containment=None, evidence=(),
        ))  # fmt: skip

    def claim(self, *statements: Statement) -> str:
        """A proposition of some statements; gives its id."""
        rows = sorted(statements, key=lambda s: s.statement_id)
        claim_id = f"c{len(self.propositions):02}"
        self.propositions.append(Proposition(
            claim_id=claim_id, story_id="s", text=rows[0].text, why="",
            statement_ids=tuple(s.statement_id for s in rows),
            spots=tuple(Spot(article_id=s.article_id, start=s.start, end=s.end) for s in rows),
        ))  # fmt: skip
        return claim_id

    def dossier(self) -> Dossier:
        """Everything told so far."""
        articles = tuple(
            Article(
                article_id=a, path=a, publisher=self.publishers[a], published=self.published[a],
                published_evidence=None, title=None, authors=(), url=None, language="en", text=text,
                sha256="", story_id="s",
            )
            for a, text in sorted(self.texts.items())
        )  # fmt: skip
        lines = {a.article_id: [x for x in self.lines if x.article_id == a.article_id] for a in articles}
        shared = [
            p
            for n, a in enumerate(articles)
            for b in articles[n + 1 :]
            for p in passages(a, b, lines[a.article_id], lines[b.article_id])
        ]
        return Dossier(
            story=Story(
                story_id="s", title=None, first_published=None, last_published=None,
                article_ids=tuple(sorted(self.texts)),
            ),
            articles=articles,
            lines=tuple(self.lines),
            sentences=tuple(self.sentences),
            attributions=tuple(self.attributions),
            statements=tuple(self.statements),
            numbers=tuple(self.numbers),
            credits=tuple(self.credits),
            passages=tuple(shared),
            derivations=tuple(self.derivations),
            propositions=tuple(self.propositions),
        )  # fmt: skip

    def _write(self, article_id: str, text: str, role: str) -> tuple[int, int]:
        start = len(self.texts[article_id])
        self.texts[article_id] += text + "\n"
        end = start + len(text)
        paragraph = sum(s.article_id == article_id for s in self.sentences)
        self.lines.append(Line(article_id=article_id, start=start, end=end, role=role, text=text))
        self.sentences.append(
            Sentence(article_id=article_id, start=start, end=end, paragraph=paragraph, role=role)
        )
        return start, end

    def _statement(
        self,
        article_id: str,
        span: tuple[int, int],
        attribution: str | None,
        *,
        voice: str,
        modality: str,
        role: str,
    ) -> Statement:
        start, end = span
        key = f"{article_id}|{start}|{end}|{attribution}"
        row = Statement(
            statement_id="s" + hashlib.blake2b(key.encode(), digest_size=6).hexdigest(),
            article_id=article_id,
            start=start,
            end=end,
            text=self.texts[article_id][start:end],
            voice=voice,
            attribution_id=attribution,
            modality=modality,
            polarity="positive",
            role=role,
        )
        self.statements.append(row)
        return row
