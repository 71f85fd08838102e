"""The network: a small transformer encoder with heads for tags, trees and names, in PyTorch.

Shapes: B windows of T pieces; S sentences of W tokens at most.  A sentence's tokens are gathered out of its
window by the place of each token's first piece, so that heads see sentences and the encoder sees paragraphs.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

#: Candidate governors of a token that leave the graph with their relation.
CANDIDATES = 4
FAR = -1e4


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    layers: int = 6
    inner: int = 1536
    heads: int = 12
    hidden: int = 384
    vocabulary: int = 30522
    positions: int = 512
    shapes: int = 16
    arc: int = 320
    relation: int = 256
    tag: int = 128

    def dump(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), sort_keys=True)


class SharedDropout(nn.Module):
    """Dropout whose mask all tokens of a window share: as good as one mask a token, and much cheaper."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, values: Tensor) -> Tensor:
        """(N, ..., D) → (N, ..., D); one mask for each of the N."""
        if not self.training or not self.share:
            return values
        shape = (values.shape[0], *(1 for _ in values.shape[1:-1]), values.shape[-1])
        mask = torch.empty(shape).bernoulli_(1 - self.share).div_(1 - self.share)
        return values * mask


class Layer(nn.Module):
    """One layer of the encoder, normalised after each half as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        size = shape.hidden
        self.heads = shape.heads
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, shape.inner)
        self.down = nn.Linear(shape.inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """(B, T, D) and (B, 1, 1, T) → (B, T, D)."""
        windows, length, size = states.shape
        parts = self.qkv(states).view(windows, length, 3, self.heads, size // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            scores = torch.matmul(query * (size // self.heads) ** -0.5, key.transpose(-1, -2)) + bias
            mixed = torch.matmul(torch.softmax(scores, -1), value)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(windows, length, size)
        states = self.norm1(states + self.dropout(self.out(mixed)))
        return self.norm2(states + self.dropout(self.down(functional.gelu(self.up(states)))))


class Encoder(nn.Module):
    """Word pieces and shapes → states."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.shapes = nn.Embedding(shape.shapes, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = SharedDropout(dropout)
        nn.init.zeros_(self.shapes.weight)
        # The vocabulary stays as it was learnt from a billion sentences; half a million words would spoil it.
        self.words.weight.requires_grad_(False)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """(B, T) ids and shape numbers, 0 where padded → (B, T, D)."""
        states = self.words(pieces) + self.shapes(shapes)
        states = states + self.places.weight[: pieces.shape[1]]
        states = self.dropout(self.norm(states))
        bias = (pieces == 0).to(states.dtype)[:, None, None, :] * FAR
        for layer in self.layers:
            states = layer(states, bias)
        return states

    def load_base(self, folder: Path) -> None:
        """Take over the weights of a BERT of the same sizes (``model.safetensors``).

        Where fewer layers or fewer inner units are wanted than the file has, layers are taken from below
        and units by the size of their weights.
        """
        base = load_file(str(folder / "model.safetensors"))
        base = {name.removeprefix("bert."): value for name, value in base.items()}
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            places = base["embeddings.position_embeddings.weight"]
            self.places.weight.copy_(
                places[: len(self.places.weight)] + base["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.norm, base, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                _load_layer(layer, base, f"encoder.layer.{number}")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])  # type: ignore[union-attr, operator]
    module.bias.copy_(base[f"{name}.bias"])  # type: ignore[union-attr, operator]


def _load_layer(layer: Layer, base: dict[str, Tensor], name: str) -> None:
    attention = f"{name}.attention"
    for kind in ("weight", "bias"):
        parts = [base[f"{attention}.self.{part}.{kind}"] for part in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    _copy(layer.out, base, f"{attention}.output.dense")
    _copy(layer.norm1, base, f"{attention}.output.LayerNorm")
    up, down = base[f"{name}.intermediate.dense.weight"], base[f"{name}.output.dense.weight"]
    kept = torch.arange(len(up))
    if len(layer.up.weight) < len(up):
        weight = up.norm(dim=1) * down.norm(dim=0)
        kept = weight.topk(len(layer.up.weight)).indices.sort().values
    layer.up.weight.copy_(up[kept])
    layer.up.bias.copy_(base[f"{name}.intermediate.dense.bias"][kept])
    layer.down.weight.copy_(down[:, kept])
    layer.down.bias.copy_(base[f"{name}.output.dense.bias"])
    _copy(layer.norm2, base, f"{name}.output.LayerNorm")


@dataclass(slots=True)
class Scores:
    """What the heads say of a batch of sentences (see `Network.forward`)."""

    upos: Tensor
    xpos: Tensor
    arcs: Tensor
    dependents: Tensor
    governors: Tensor
    names: Tensor
    conventions: Tensor


class Network(nn.Module):
    """Encoder and heads.

    The two treebanks hang some words differently, punctuation above all: behind "When it rained," the comma
    depends on "rained" in GUM, as the guidelines have it, and on the main verb in EWT.  A parser that is not
    told guesses, and errs on a quarter of all marks.  So arcs and relations are scored once for each
    convention, and a sentence is scored for each by how much it looks like text of that treebank.

    :param labels: the label sets: ``upos``, ``xpos``, ``relations``, ``names``, ``conventions``
    """

    def __init__(
        self, shape: Shape, labels: dict[str, list[str]], dropout: float = 0.1, head_dropout: float = 0.3
    ):
        super().__init__()
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(shape, dropout)
        size, count = shape.hidden, len(labels["conventions"])
        self.head_dropout = SharedDropout(head_dropout)
        self.root = nn.Parameter(torch.randn(size) * 0.02)
        self.tags = nn.Linear(size, shape.tag)
        self.upos = nn.Linear(shape.tag, len(labels["upos"]))
        self.xpos = nn.Linear(shape.tag, len(labels["xpos"]))
        self.names = nn.Linear(size, len(labels["names"]))
        self.conventions = nn.Linear(size, count)
        self.arc_dependent = nn.Linear(size, shape.arc)
        self.arc_governor = nn.Linear(size, shape.arc)
        self.arc_mixes = nn.ModuleList(nn.Linear(shape.arc, shape.arc, bias=False) for _ in range(count))
        self.arc_shift = nn.Parameter(torch.zeros(count, shape.arc))
        self.arc_prior = nn.Linear(shape.arc, 1, bias=False)
        self.relation_dependent = nn.Linear(size, shape.relation)
        self.relation_governor = nn.Linear(size, shape.relation, bias=False)
        self.relation_shift = nn.Parameter(torch.zeros(count, shape.relation))
        self.relation = nn.Linear(shape.relation, len(labels["relations"]))
        for mix in self.arc_mixes:
            nn.init.eye_(mix.weight)

    def forward(self, pieces: Tensor, shapes: Tensor, places: Tensor, lengths: Tensor) -> Scores:
        """Scores of the sentences of some windows.

        :param pieces: (B, T) ids
        :param shapes: (B, T)
        :param places: (S, W) places of each token's first piece in the flattened (B·T) pieces
        :param lengths: (S,) tokens of each sentence
        :returns: tags (S, W, K), arcs (C, S, W, W + 1) with the root as governor 0 and one set for each of C
            conventions, the two halves of the relations' scores, and the conventions' scores (S, C)
        """
        states = self.encoder(pieces, shapes)
        words = states.reshape(-1, states.shape[-1])[places]
        words = self.head_dropout(words)
        tags = self.head_dropout(functional.relu(self.tags(words)))
        nodes = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        width = torch.arange(nodes.shape[1])
        inside = (width[None, 1:] <= lengths[:, None]).to(words.dtype)
        # No token governs itself, and none is governed from beyond its sentence.
        barred = (width[None, None] > lengths[:, None, None]) | (width[None] == width[1:, None])[None]
        governors = self.head_dropout(functional.relu(self.arc_governor(nodes)))
        prior = self.arc_prior(governors).transpose(1, 2) + barred.to(words.dtype) * FAR
        plain = self.arc_dependent(words)
        arcs = []
        for mix, shift in zip(self.arc_mixes, self.arc_shift, strict=True):
            mixed = mix(self.head_dropout(functional.relu(plain + shift)))
            arcs.append(torch.matmul(mixed, governors.transpose(1, 2)) * self.shape.arc**-0.5 + prior)
        mean = (words * inside[:, :, None]).sum(1) / lengths[:, None].to(words.dtype)
        return Scores(
            upos=self.upos(tags),
            xpos=self.xpos(tags),
            arcs=torch.stack(arcs),
            dependents=self.relation_dependent(words),
            governors=self.relation_governor(nodes),
            names=self.names(words),
            conventions=self.conventions(mean),
        )

    def relations(self, scores: Scores, governors: Tensor, shift: Tensor) -> Tensor:
        """Scores of the relations of each token to some governors: (S, W, K) → (S, W, K, R).

        :param shift: what the convention adds, (S, 1, 1, D) or less
        """
        sentences, width, count = governors.shape
        flat = governors.reshape(sentences, width * count, 1).expand(-1, -1, scores.governors.shape[-1])
        chosen = torch.gather(scores.governors, 1, flat).view(sentences, width, count, -1)
        both = functional.gelu(chosen + scores.dependents[:, :, None] + shift)
        return self.relation(self.head_dropout(both))


class Graph(nn.Module):
    """The network as it leaves PyTorch: integers in, decoded tags and a few candidate arcs a token out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, places: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        """→ upos (S, W), xpos (S, W); for each of C conventions governors, their log-probabilities and
        relations (C, S, W, 4 each); names as log-probabilities (S, W, K); conventions likewise (S, C)."""
        scores = self.network(pieces, shapes, places, lengths)
        best = torch.topk(torch.log_softmax(scores.arcs, -1), CANDIDATES, dim=-1)
        relations = [
            self.network.relations(scores, best.indices[n], shift).argmax(-1)
            for n, shift in enumerate(self.network.relation_shift)
        ]
        return (
            scores.upos.argmax(-1).to(torch.uint8),
            scores.xpos.argmax(-1).to(torch.uint8),
            best.indices.to(torch.int16),
            best.values,
            torch.stack(relations).to(torch.uint8),
            torch.log_softmax(scores.names, -1),
            torch.log_softmax(scores.conventions, -1),
        )


def losses(network: Network, scores: Scores, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """Cross entropy of each head; -100 in the gold is not known."""

    def entropy(given: Tensor, wanted: Tensor) -> Tensor:
        if not (wanted >= 0).any():
            return given.sum() * 0.0
        return functional.cross_entropy(given.flatten(0, -2), wanted.flatten(), ignore_index=-100)

    convention = gold["conventions"].clamp(min=0)
    arcs = scores.arcs[convention, torch.arange(len(convention))]
    known = gold["governors"].clamp(min=0)
    shift = network.relation_shift[convention][:, None, None]
    relations = network.relations(scores, known[..., None], shift).squeeze(2)
    return {
        "upos": entropy(scores.upos, gold["upos"]),
        "xpos": entropy(scores.xpos, gold["xpos"]),
        "arcs": entropy(arcs, gold["governors"]),
        "relations": entropy(relations, gold["relations"]),
        "names": entropy(scores.names, gold["names"]),
        "conventions": entropy(scores.conventions, gold["conventions"]),
    }
