"""What is learnt from and measured on: the one list, for the shipped model and for its peer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from training.language import corpora, news
from training.language.corpora import Paragraph, Text


@dataclass(frozen=True)
class Material:
    """What is learnt from and what is measured on."""

    parts: dict[str, list[Paragraph]]
    trees: tuple[str, ...]  # parts with trees
    names: tuple[str, ...]  # parts with names alone
    more_names: tuple[str, ...]  # parts of which each epoch sees a third
    dev: dict[str, list[Text]]
    dev_names: dict[str, list[Text]]

    def of(self, names: Sequence[str]) -> list[Paragraph]:
        """The paragraphs of some parts."""
        return [paragraph for name in names for paragraph in self.parts[name]]


def material(folder: Path) -> Material:
    """What the shipped model is learnt from and measured on.

    :param folder: of the reference corpora, with ``treebanks/`` and ``ner/``
    """
    banks, names = folder / "treebanks", folder / "ner"
    return Material(
        parts={
            "gum": corpora.treebank(banks / "en_gum-train.conllu.xz", names=True),
            "ewt": corpora.treebank(banks / "en_ewt-train.conllu.xz"),
            "wikigold": corpora.wikigold(names / "wikigold.conll.xz"),
            "news": news.sentences(),
            "wnut17": corpora.wnut17(names / "wnut17-wnut17train.conll.xz"),
            "btc": corpora.broad_twitter(names / "btc.tar.xz"),
        },
        trees=("gum", "ewt"),
        names=("wikigold", "news"),
        more_names=("wnut17", "btc"),
        dev={
            "gum": corpora.documents(banks / "en_gum-dev.conllu.xz", commercial=False),
            "ewt": corpora.documents(banks / "en_ewt-dev.conllu.xz"),
        },
        dev_names={
            "uner_ewt": [corpora.uner(names / "uner_en_ewt-dev.iob2.xz")],
            "wikigold": [corpora.wikigold(names / "wikigold.conll.xz", held=True)],
        },
    )
