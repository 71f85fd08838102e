"""From PyTorch to the shipped file: one ONNX graph with 8-bit weights."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.language.network import Graph, Network

INPUTS = ("pieces", "shapes", "places", "lengths")
OUTPUTS = ("upos", "xpos", "governors", "scores", "relations", "names", "conventions")
#: The licence and attributions that go with the files.
LICENCE = Path(__file__).with_name("licence.md")
_AXES = {
    "pieces": {0: "windows", 1: "length"}, "shapes": {0: "windows", 1: "length"},
    "places": {0: "sentences", 1: "width"}, "lengths": {0: "sentences"},
    **{name: {0: "sentences", 1: "width"} for name in ("upos", "xpos", "names")},
    **{name: {1: "sentences", 2: "width"} for name in ("governors", "scores", "relations")},
    "conventions": {0: "sentences"},
}  # fmt: skip


def export(network: Network, path: Path) -> None:
    """Write the network as an int8 ONNX graph.

    Weights of the matrix products are stored a byte each, with a scale for every column; seven bits of it
    are used, because processors without VNNI add pairs of products in sixteen bits, which eight would
    overflow.
    """
    whole = path.with_suffix(".fp32.onnx")
    write_float(network, whole)
    quantize_dynamic(
        str(whole),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    whole.unlink()


def pack(network: Network, tokenizer: Path, folder: Path) -> None:
    """Write a model folder as the package ships it: graph, vocabulary, labels, version and licence.

    The version is a digest over graph, vocabulary and labels, all that a reading depends on.

    :param tokenizer: the base model's ``tokenizer.json``
    """
    folder.mkdir(parents=True, exist_ok=True)
    graph = folder / "encoder.onnx"
    export(network, graph)
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    shutil.copyfile(LICENCE, folder / "LICENSE.md")
    parts = (graph.read_bytes(), tokenizer.read_bytes(), json.dumps(network.labels, sort_keys=True).encode())
    # Digests of the parts, so that no byte can move from one into the next.
    digest = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
    about = {"version": digest[:12], "labels": network.labels, "shape": json.loads(network.shape.dump())}
    (folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def write_float(network: Network, path: Path) -> None:
    """Write the network as an ONNX graph in 32-bit floats."""
    network = network.eval()
    example = (
        torch.full((2, 16), 100), torch.ones(2, 16, dtype=torch.long),
        torch.arange(1, 13).reshape(2, 6), torch.tensor([6, 5]),
    )  # fmt: skip
    torch.onnx.export(
        Graph(network), example, str(path), input_names=INPUTS, output_names=OUTPUTS,
        dynamic_axes=_AXES, opset_version=17, dynamo=False,
    )  # fmt: skip
    onnx.checker.check_model(str(path))
