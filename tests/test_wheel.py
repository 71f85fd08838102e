"""The wheel carries all that a run needs: built, installed into an empty environment, it traces the example."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile

import pytest

from reference import ROOT


def run(*command, cwd):
    """A command in an environment that knows nothing of this checkout."""
    clean = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "PIP_REQUIRE"))
    }
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout[-2000:]} {done.stderr[-2000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (made,) = folder.glob("wellhead-*.whl")
    return made


def test_it_holds_the_model_with_its_card_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    model = {name.rpartition("/")[2] for name in names if "/language/model/" in name}
    assert {"encoder.onnx", "tokenizer.json", "model.json", "CARD.md", "LICENSE.md"} <= model
    assert wheel.stat().st_size < 40 << 20
    assert not [name for name in names if name.startswith(("training/", "tests/", "benchmarks/"))]


def test_it_says_under_which_licences_its_files_are(wheel):
    with zipfile.ZipFile(wheel) as packed:
        (metadata,) = [name for name in packed.namelist() if name.endswith(".dist-info/METADATA")]
        lines = packed.read(metadata).decode().splitlines()
        folder = metadata.rpartition("/")[0] + "/licenses"
        (of_model,) = [n for n in packed.namelist() if n.startswith(folder) and n.endswith("LICENSE.md")]
        told = packed.read(of_model).decode()
    assert "License-Expression: Apache-2.0 AND CC-BY-SA-4.0" in lines
    assert sum(line.startswith("License-File: ") for line in lines) == 2
    assert not any(line.startswith("Classifier: License") for line in lines)
    for work in ("tokenizer.json", "English EWT", "gucorpling.org/gum", "WikiGold", "WNUT 2017", "Twitter"):
        assert work in told


def test_an_empty_environment_traces_the_example_with_it(wheel, tmp_path):
    environment = tmp_path / "env"
    run(sys.executable, "-m", "venv", environment, cwd=tmp_path)
    python = environment / "bin/python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=tmp_path)
    example, case = ROOT / "examples/harbour-fire/articles", tmp_path / "case"
    run(environment / "bin/wellhead", "trace", example, "--case", case, cwd=tmp_path)
    run(
        environment / "bin/wellhead",
        "export",
        case,
        "--format",
        "jsonl",
        "-o",
        tmp_path / "out",
        cwd=tmp_path,
    )
    claims = [json.loads(line) for line in (tmp_path / "out/claims.jsonl").read_text().splitlines()]
    articles = (tmp_path / "out/articles.jsonl").read_text().splitlines()
    assert len(articles) == len(list(example.glob("*.txt")) + list(example.glob("*.html")))
    assert any(claim["publishers"] >= 3 for claim in claims)
    where = run(python, "-c", "import wellhead; print(wellhead.__file__)", cwd=tmp_path).strip()
    assert where.startswith(str(environment))
    listed = run(python, "-m", "pip", "list", "--format", "freeze", cwd=tmp_path).lower()
    assert "torch" not in listed
    assert "transformers" not in listed
