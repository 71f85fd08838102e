"""The training loop: killed at any moment, it goes on from its last checkpoint and ends the same."""

from __future__ import annotations

import copy
import hashlib
import json
import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from benchmarks.treebanks import attachment, names_f1
from torch import Tensor
from training.language import judge
from training.language.corpora import CONVENTIONS, Paragraph
from training.language.material import Material
from training.language.network import Graph, Network, Shape, losses
from training.language.samples import Sample, epoch, samples

from wellhead.language.windows import Batch
from wellhead.language.wordpieces import WordPieces

Labels = dict[str, list[str]]
#: What is learnt of a sentence.
_LEARNT = ("forms", "upos", "xpos", "heads", "relations", "names", "convention")
WEIGHTS = {"upos": 0.4, "xpos": 0.4, "arcs": 1.0, "relations": 0.8, "names": 0.8, "conventions": 0.1}


@dataclass(frozen=True)
class Plan:
    """How long and how fast."""

    epochs: int = 8
    batch: int = 1024  # pieces, padding included
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warm: float = 0.06  # share of the steps in which the rate rises
    decay: float = 0.01
    average: float = 0.997  # of the weights that are kept for use
    seed: int = 20
    checkpoint_seconds: float = 120.0

    def rate(self, share: float) -> float:
        """Factor of the rates when a share of the steps is done: a straight rise, then a cosine fall."""
        if share < self.warm:
            return max(0.01, share / self.warm)
        return max(0.01, 0.5 * (1 + math.cos(math.pi * min(1.0, (share - self.warm) / (1 - self.warm)))))


def label_sets(paragraphs: Sequence[Paragraph]) -> Labels:
    """The labels of a treebank, the frequent first, equals by name."""
    counts: dict[str, dict[str, int]] = {"upos": {}, "xpos": {}, "relations": {}}
    for sentence in (s for p in paragraphs for s in p):
        for name, known in counts.items():
            for label in getattr(sentence, name) or ():
                known[label] = known.get(label, 0) + 1
    found = {name: sorted(known, key=lambda x: (-known[x], x)) for name, known in counts.items()}
    found["conventions"] = list(CONVENTIONS)
    found["names"] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
    return found


class Interrupted(Exception):  # noqa: N818 - no error: the same call goes on
    """The time given to one call is over; the checkpoint is written."""


def train(
    material: Material,
    vocabulary: WordPieces,
    folder: Path,
    *,
    base: Path | None,
    shape: Shape,
    plan: Plan,
    minutes: float = math.inf,
) -> Path:
    """Train, and write ``folder/network.pt`` with the averaged weights and ``folder/curve.jsonl``.

    :param base: folder of the pretrained encoder; None starts from chance (tests)
    :param minutes: time after which a checkpoint is written and `Interrupted` raised
    :returns: the path of the weights
    """
    folder.mkdir(parents=True, exist_ok=True)
    clock = time.monotonic()
    labels = label_sets(material.of(material.trees))
    pools = [
        samples(material.of(parts), vocabulary)
        for parts in (material.trees, material.names, material.more_names)
    ]
    run = _Run(plan, shape, labels, base, folder / "checkpoint.pt", data=digest(pools, labels))
    steps = sum(1 for _ in _epoch(pools, labels, vocabulary, plan, 0))
    for number in range(run.epoch, plan.epochs):
        for place, (batch, gold) in enumerate(_epoch(pools, labels, vocabulary, plan, number)):
            if place < run.done:
                continue
            run.learn(batch, gold, (number * steps + place) / (steps * plan.epochs))
            run.done = place + 1
            if time.monotonic() - clock > 60 * minutes:
                run.save()
                raise Interrupted(
                    f"{minutes:g} minutes are over in epoch {number + 1}; run the same command to go on"
                )
            run.save_now_and_then()
        figures = {name: value / max(1, run.done) for name, value in run.sums.items()}
        figures |= measure(run.average, material, vocabulary)
        row = {"epoch": number + 1, **{name: round(value, 4) for name, value in figures.items()}}
        print(json.dumps(row), flush=True)
        run.curve.append(row)
        run.epoch, run.done, run.sums = number + 1, 0, {}
        run.save()
        run.write_curve()
    path = folder / "network.pt"
    torch.save({"shape": shape, "labels": labels, "weights": run.average.state_dict()}, path)
    return path


def digest(pools: Sequence[Sequence[Sample]], labels: Labels) -> str:
    """SHA-256 over everything that is learnt from, in its order: a checkpoint belongs to these data alone."""
    made = hashlib.sha256(json.dumps(labels).encode())
    for pool in pools:
        made.update(f"pool of {len(pool)}\n".encode())
        for sample in pool:
            # The fields by value, so that a rewritten class of the same content gives the same digest.
            sentences = [[getattr(s, name) for name in _LEARNT] for s in sample.sentences]
            made.update(f"{json.dumps(sentences)}\n".encode())
    return made.hexdigest()


class _Run:
    """Everything that changes while a network learns, and its way to and from a checkpoint.

    :param data: digest of what is learnt from
    """

    def __init__(
        self, plan: Plan, shape: Shape, labels: Labels, base: Path | None, path: Path, *, data: str
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.path, self.data = plan, path, data
        self.curve: list[dict[str, Any]] = []
        self.what = (plan, shape, labels)
        self.network = Network(shape, labels)
        if base is not None:
            self.network.encoder.load_base(base)
        self.average = copy.deepcopy(self.network).eval()
        self.learnt = [value for value in self.network.parameters() if value.requires_grad]
        self.optimizer = torch.optim.AdamW(
            _groups(self.network, plan), betas=(0.9, 0.98), eps=1e-6, fused=True
        )
        self.epoch = self.done = self.steps = 0
        self.sums: dict[str, float] = {}
        self.saved = time.monotonic()
        if path.exists():
            self._load()

    def _load(self) -> None:
        state = torch.load(self.path, weights_only=False)
        if state["plan"] != self.what:
            raise SystemExit(f"{self.path}: belongs to another plan; remove it to start afresh")
        # Checkpoints written before data and curve were kept in them lack both.
        if state.get("data", self.data) != self.data:
            raise SystemExit(f"{self.path}: belongs to other data; remove it to start afresh")
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["chance"])
        self.epoch, self.done, self.sums = state["epoch"], state["done"], state["sums"]
        self.steps = state["steps"]
        self.curve = state["curve"] if "curve" in state else self._curve_written()
        self.write_curve()

    @property
    def _curve_path(self) -> Path:
        return self.path.with_name("curve.jsonl")

    def _curve_written(self) -> list[dict[str, Any]]:
        """Rows of the epochs that are done, from the file; a kill may have left one that is made again."""
        if not self._curve_path.exists():
            return []
        lines = self._curve_path.read_text(encoding="utf-8").splitlines()
        rows = {row["epoch"]: row for row in map(json.loads, lines) if row["epoch"] <= self.epoch}
        return [rows[number] for number in sorted(rows)]

    def write_curve(self) -> None:
        """Write the figures of all epochs, the whole file or none of it; the checkpoint has them too."""
        aside = self._curve_path.with_suffix(".new")
        aside.write_text("".join(json.dumps(row) + "\n" for row in self.curve), encoding="utf-8")
        aside.replace(self._curve_path)

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "network": self.network.state_dict(), "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(), "chance": torch.get_rng_state(), "plan": self.what,
            "epoch": self.epoch, "done": self.done, "sums": self.sums, "steps": self.steps,
            "data": self.data, "curve": self.curve,
        }  # fmt: skip
        aside = self.path.with_suffix(".new")
        torch.save(state, aside)
        aside.replace(self.path)
        self.saved = time.monotonic()

    def save_now_and_then(self) -> None:
        """Write the checkpoint if the last one is old."""
        if time.monotonic() - self.saved > self.plan.checkpoint_seconds:
            self.save()

    def learn(self, batch: Batch, gold: dict[str, Tensor], share: float) -> None:
        """One step.

        :param share: how much of the training is behind it
        """
        self.network.train()
        rate = self.plan.rate(share)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * rate
        parts = losses(self.network, self.network(*_tensors(batch)), gold)
        loss = sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros(()))
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.learnt, 2.0)
        self.optimizer.step()
        self.steps += 1
        self._follow(min(self.plan.average, (1 + self.steps) / (10 + self.steps)))
        for name, part in parts.items():
            self.sums[name] = self.sums.get(name, 0.0) + float(part.detach())

    def _follow(self, keep: float) -> None:
        with torch.no_grad():
            for mine, theirs in zip(self.average.parameters(), self.network.parameters(), strict=True):
                if theirs.requires_grad:
                    mine.lerp_(theirs, 1 - keep)


def load(path: Path) -> Network:
    """The network that `train` wrote, or the average in one of its checkpoints."""
    state = torch.load(path, weights_only=False)
    shape, labels = (state["shape"], state["labels"]) if "shape" in state else state["plan"][1:]
    network = Network(shape, labels)
    network.load_state_dict(state["weights"] if "weights" in state else state["average"])
    return network.eval()


def measure(network: Network, material: Material, vocabulary: WordPieces) -> dict[str, float]:
    """Figures on what is kept apart, read as the shipped model reads: each document by itself."""
    network.eval()
    graph = Graph(network)

    def run(batch: Batch) -> Sequence[np.ndarray]:
        with torch.inference_mode():
            return [part.numpy() for part in graph(*_tensors(batch))]

    reader = judge.Reader(run, network.labels, vocabulary)
    figures = {}
    for name, texts in material.dev.items():
        gold = [s for text in texts for p in text for s in p]
        found = judge.parse(reader, texts)
        figures |= {f"{name}_{k}": v for k, v in attachment(judge.arcs(gold), judge.arcs(found)).items()}
    for name, texts in material.dev_names.items():
        gold = [s for text in texts for p in text for s in p]
        read = judge.parse(reader, texts)
        figures[f"{name}_names_f1"] = names_f1(judge.names(gold), [reading.names for reading in read])
    return figures


def _epoch(
    pools: Sequence[Sequence[Sample]], labels: Labels, vocabulary: WordPieces, plan: Plan, number: int
) -> Iterator[tuple[Batch, dict[str, Tensor]]]:
    trees, names, more = pools
    chosen = [*trees, *names, *more[number % 3 :: 3]]
    return epoch(chosen, labels, vocabulary.ends, plan.batch, plan.seed * 1000 + number)


def _tensors(batch: Batch) -> tuple[Tensor, ...]:
    return tuple(torch.from_numpy(a) for a in (batch.pieces, batch.shapes, batch.places, batch.lengths))


def _groups(network: Network, plan: Plan) -> list[dict]:
    groups = []
    for parameters, rate in (
        (network.encoder.named_parameters(), plan.encoder_rate),
        (_heads(network), plan.head_rate),
    ):
        plain, fixed = [], []
        for name, value in parameters:
            if not value.requires_grad:
                continue
            (fixed if value.dim() < 2 or "norm" in name else plain).append(value)
        groups.append({"params": plain, "rate": rate, "weight_decay": plan.decay})
        groups.append({"params": fixed, "rate": rate, "weight_decay": 0.0})
    return [group | {"lr": group["rate"]} for group in groups]


def _heads(network: Network):
    return [(name, value) for name, value in network.named_parameters() if not name.startswith("encoder.")]


__all__ = ["Plan", "load", "measure", "train"]
