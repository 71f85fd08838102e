"""A run that is killed, at any moment, is resumed by the same command and ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsdesk import exported, write_corpus
from wellhead.case import Case, PartWriter
from wellhead.case import manifest as manifest_module
from wellhead.case import parts as parts_module
from wellhead.errors import CaseError
from wellhead.steps import remove, trace

COUNT = 16


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "articles"
    write_corpus(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def truth(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], bytes]:
    """Export and manifest of an undisturbed run."""
    folder = tmp_path_factory.mktemp("truth")
    trace([str(corpus)], folder / "case", workers=1)
    return exported(folder / "case", folder / "export"), (folder / "case" / "manifest.json").read_bytes()


def start(corpus: Path, case: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "wellhead", "trace", str(corpus), "--case", str(case)]
    return subprocess.Popen(
        [*command, "--workers", str(workers)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )


def records(case: Path) -> int:
    return len(list((case / "steps").glob("*/*.json"))) if case.exists() else 0


@pytest.mark.parametrize("seed", range(4))
def test_killed_and_resumed(
    corpus: Path, truth: tuple[dict[str, str], bytes], tmp_path: Path, seed: int
) -> None:
    """Killed twice: after some commits, and a random moment later."""
    dice = random.Random(seed)
    case = tmp_path / "case"
    for _ in range(2):
        process = start(corpus, case, 1 + seed % 2)
        goal = records(case) + dice.randint(0, 9)
        while process.poll() is None and records(case) < goal:
            time.sleep(0.002)
        time.sleep(dice.random() * 0.1)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if Path(case, "manifest.json").exists():
        try:
            Case(case)
        except CaseError as error:
            assert "not finished" in str(error)  # noqa: PT017 - it may also have come to its end
    trace([str(corpus)], case, workers=1)
    assert exported(case, tmp_path / "export") == truth[0]
    assert (case / "manifest.json").read_bytes() == truth[1]


class Killed(BaseException):
    """Stands in for the end of the process."""


@pytest.mark.parametrize("verb", ["trace", "grow", "remove"])
def test_every_single_commit_may_be_the_last(
    corpus: Path,
    truth: tuple[dict[str, str], bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    verb: str,
) -> None:
    """Stopped at the first change to the disk, resumed and stopped at the second, and so on to the end."""
    case, changes, stop_at = tmp_path / "case", 0, 0

    def counted(real: object) -> object:
        def change(*arguments: object, **names: object) -> object:
            nonlocal changes
            changes += 1
            if changes == stop_at:
                raise Killed
            return real(*arguments, **names)  # type: ignore[operator]

        return change

    monkeypatch.setattr(parts_module, "settle", counted(parts_module.settle))
    for module in (parts_module, manifest_module):
        monkeypatch.setattr(module, "write_file", counted(module.write_file))
    monkeypatch.setattr(parts_module, "remove_file", counted(parts_module.remove_file))
    monkeypatch.setattr(parts_module.PartWriter, "abandon", lambda self: None)  # the dead do not tidy up
    stop_at = 10**9
    paths = sorted(str(p) for p in corpus.iterdir() if p.name != "meta.json")
    if verb == "grow":
        trace(paths[: COUNT // 2], case, workers=1)
    elif verb == "remove":
        extra = tmp_path / "extra.txt"
        extra.write_text("The mayor said the fire was out. “It is over,” Ann Jones told the Coast News.\n")
        trace([str(corpus), str(extra)], case, workers=1)
    stop_at = 0
    finished = False
    while not finished:
        changes, stop_at = 0, stop_at + 1
        try:
            if verb == "remove":
                remove(["extra"], case, workers=1)
            else:
                trace([str(corpus)], case, workers=1)
            finished = True
        except Killed:
            pass
    assert stop_at > 5
    assert exported(case, tmp_path / "export") == truth[0]


def test_an_unfinished_case_is_not_exported(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PartWriter, "commit", full)
    with pytest.raises(OSError, match="No space"):
        trace([str(corpus)], tmp_path / "case", workers=1)
    with pytest.raises(CaseError, match=r"not finished"):
        Case(tmp_path / "case")


def gone(group: int) -> bool:
    """True once no process of a group is left."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_an_interrupt_ends_all_processes_and_resumes(
    corpus: Path, truth: tuple[dict[str, str], bytes], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    process = start(corpus, case, 2)
    while process.poll() is None and records(case) < 1:
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) in (130, 0)
    assert not (case / "tmp").exists()
    assert gone(process.pid)
    trace([str(corpus)], case, workers=1)
    assert exported(case, tmp_path / "export") == truth[0]
