"""The command line: exit codes, what goes to which stream, one line an error, nothing hostile printed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk import write_corpus
from wellhead._version import __version__
from wellhead.cli.main import run
from wellhead.cli.texts import one_line
from wellhead.records import PUBLIC

Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "articles"
    write_corpus(folder, 6)
    return folder


@pytest.fixture(scope="module")
def case(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("case") / "case"
    assert run(["trace", str(corpus), "--case", str(folder), "--workers", "1", "--quiet"]) == 0
    return folder


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as users call it, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "wellhead", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


# ---------------------------------------------------------------- help
@pytest.mark.parametrize("arguments", [["--help"], ["-h"], []])
def test_help_names_commands_and_exit_codes(arguments: list[str], capsys: Output) -> None:
    assert run(arguments) == 0
    text = capsys.readouterr().out
    for word in ("trace", "show", "report", "export", "remove", "Exit codes:", "130"):
        assert word in text


@pytest.mark.parametrize("name", ["trace", "show", "report", "export", "remove"])
def test_help_of_each_command_has_a_runnable_example(name: str, capsys: Output) -> None:
    assert run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert f"wellhead {name} " in text.split("Example")[1]
    assert "3    finished, but some inputs were kept apart" in text


def test_remove_says_that_the_file_must_go_too(capsys: Output) -> None:
    run(["remove", "--help"])
    assert "must leave the input folder too" in capsys.readouterr().out


def test_version(capsys: Output) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"wellhead {__version__}\n"


# ---------------------------------------------------------------- trace
def test_trace_prints_claims_and_the_next_command(corpus: Path, tmp_path: Path) -> None:
    done = command("trace", str(corpus), "--case", str(tmp_path / "case"), "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "publishers" in done.stdout
    assert done.stdout.rstrip().endswith("report.html")
    steps = [row.split()[0] for row in done.stderr.splitlines()]
    assert steps[:4] == ["read", "clean", "parse", "annotate"]
    assert steps[-1] == "count"
    assert "articles" in done.stderr
    again = command("trace", str(corpus), "--case", str(tmp_path / "case"))
    assert again.stderr == "nothing to do: the case is up to date\n"
    assert again.stdout == done.stdout


def test_quiet_says_nothing_when_all_is_well(corpus: Path, tmp_path: Path, capsys: Output) -> None:
    assert run(["trace", str(corpus), "--case", str(tmp_path / "c"), "--workers", "1", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


def test_kept_apart_inputs_are_named_and_end_with_3(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "fine.txt").write_text("The mayor said no.\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "evil\x1b[31m[bold]\n.warc").write_bytes(b"x")
    (folder / "fine.meta.json").write_text("{broken")
    arguments = ["trace", str(folder), "--case", str(tmp_path / "case"), "--workers", "1", "-q"]
    for _ in range(2):
        assert run(arguments) == 3
        told = capsys.readouterr().err.splitlines()
        assert [row.split(":")[0] for row in told] == ["sidecar", "kept apart", "kept apart"]
        assert "empty.txt" in told[1]
        assert "evil[31m[bold] .warc" in told[2]
    names = json.loads((tmp_path / "case" / "manifest.json").read_text())
    assert [entry["path"] for entry in names["kept_apart"]] == ["empty.txt", "evil\x1b[31m[bold]\n.warc"]


def test_other_languages_are_told(tmp_path: Path, capsys: Output) -> None:
    text = (
        "Le maire a déclaré lundi que les pompiers étaient arrivés trop tard dans le port de la ville. " * 5
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert (
        run(["trace", str(tmp_path / "a.txt"), "--case", str(tmp_path / "case"), "--workers", "1", "-q"]) == 0
    )
    assert capsys.readouterr().err == "not annotated: 1 article in other languages (fr)\n"


# ---------------------------------------------------------------- wrong usage and failures
@pytest.mark.parametrize(
    ("arguments", "ends"),
    [
        (["trace"], (2, "Missing argument 'INPUT...'")),
        (["trace", "nothing-here", "--case", "{tmp}/c"], (2, "nothing-here: no such file")),
        (["trace", "."], (2, "Missing option '--case'")),
        (["trace", ".", "--case", "{tmp}/c", "--workers", "0"], (2, "--workers")),
        (
            ["trace", ".", "--case", "{tmp}/c", "--engine", "spark"],
            (2, "Spark engine is not in this version"),
        ),
        (["trace", ".", "--case", "{tmp}/c", "--engine", "abacus"], (2, "'abacus' is not one of")),
        (["show", "{tmp}/nothing"], (1, "no case here")),
        (["show", "{case}", "quotes"], (2, "'quotes' is not one of")),
        (["show", "{case}", "claims", "--story", "s-none"], (2, "no story 's-none'")),
        (["export", "{tmp}/nothing", "-o", "{tmp}/x"], (1, "no case here")),
        (["export", "{case}", "--format", "xml", "-o", "{tmp}/x"], (2, "'xml' is not one of")),
        (["export", "{case}"], (2, "Missing option '-o'")),
        (["report", "{tmp}/nothing", "-o", "{tmp}/r.html"], (1, "no case here")),
        (["remove", "{case}", "nobody"], (2, "no article nobody")),
        (["remove", "{tmp}/nothing", "a"], (1, "no case here")),
        (["frobnicate"], (2, "No such command 'frobnicate'")),
        (["--frobnicate"], (2, "--frobnicate")),
    ],
)
def test_errors_are_one_line(
    case: Path, tmp_path: Path, capsys: Output, arguments: list[str], ends: tuple[int, str]
) -> None:
    code, words = ends
    assert run([a.format(tmp=tmp_path, case=case) for a in arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("wellhead: ")
    assert err.count("\n") == 1
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_a_bug_is_one_line_too(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a bug\nof ours")

    monkeypatch.setattr("wellhead.cli.show.printed", broken)
    assert run(["show", str(case)]) == 1
    assert capsys.readouterr().err.startswith(
        "wellhead: unexpected ZeroDivisionError: a bug of ours; WELLHEAD_DEBUG=1"
    )
    monkeypatch.setenv("WELLHEAD_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run(["show", str(case)])


def test_a_full_disk_is_one_line(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setattr("wellhead.cli.show.printed", full)
    assert run(["show", str(case)]) == 1
    assert capsys.readouterr().err.startswith("wellhead: /somewhere: No space left on device; check")


def test_an_interrupt_ends_with_130(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("wellhead.cli.show.printed", interrupted)
    assert run(["show", str(case)]) == 130
    assert "wellhead: interrupted" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough(case: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "wellhead", "show", str(case), "lines", "--limit", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


# ---------------------------------------------------------------- show
@pytest.mark.parametrize("table", PUBLIC)
def test_every_table_is_shown(case: Path, capsys: Output, table: str) -> None:
    assert run(["show", str(case), table]) == 0
    assert capsys.readouterr().out.strip()


def test_claims_of_most_publishers_come_first_and_the_rest_is_announced(case: Path, capsys: Output) -> None:
    assert run(["show", str(case), "--limit", "2"]) == 0
    assert "2 of " in capsys.readouterr().out


def test_only_one_story(case: Path, capsys: Output) -> None:
    from wellhead.case import Case

    story = max(Case(case).stories(), key=lambda s: len(s.article_ids))
    for table in ("articles", "claims", "attributions", "mentions", "origins", "derivations", "stories"):
        assert run(["show", str(case), table, "--story", story.story_id, "--limit", "0"]) == 0
    capsys.readouterr()
    run(["show", str(case), "articles", "--story", story.story_id])
    text = capsys.readouterr().out
    assert all(article in text for article in story.article_ids)


def test_nothing_hostile_reaches_the_terminal(tmp_path: Path, capsys: Output) -> None:
    text = "The \x1b]0;owned\x07mayor [bold red]said[/bold red] no.\u202e “Never [link=x]again\x1b[2J,” said Ann Jones.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    arguments = ["trace", str(tmp_path / "a.txt"), "--case", str(tmp_path / "case"), "--workers", "1"]
    assert run(arguments) in (0, 3)
    for table in PUBLIC:
        run(["show", str(tmp_path / "case"), table])
    out, err = capsys.readouterr()
    assert not {c for c in out + err if c in "\x1b\x07\u202e"}
    assert "[bold red]said[/bold red]" in out.replace("\n", " ")


def test_a_terminal_without_unicode(case: Path) -> None:
    done = command("show", str(case), "attributions", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "most", "want"),
    [
        ("plain", None, "plain"),
        ("a\tb\r\nc", None, "a b c"),
        ("\x00\x1b[0m\u202e\ufeffx", None, "[0mx"),
        ("re\u00adsume \u200dx", None, "re\u00adsume \u200dx"),
        ("lone \ud800 surrogate", None, "lone surrogate"),
        ("abcdef", 4, "abc…"),
        ("ab def", 4, "ab…"),
        (None, None, "None"),
    ],
)
def test_one_line(text: object, most: int | None, want: str) -> None:
    assert one_line(text, most) == want


# ---------------------------------------------------------------- the other commands
def test_export_report_and_remove(case: Path, tmp_path: Path, capsys: Output) -> None:
    mine = str(shutil.copytree(case, tmp_path / "case"))
    assert run(["export", mine, "--format", "sqlite", "-o", str(tmp_path / "db")]) == 0
    assert (tmp_path / "db" / "wellhead.sqlite").stat().st_size > 0
    assert run(["report", mine, "-o", str(tmp_path / "new" / "report.html")]) == 0
    assert capsys.readouterr().out.strip().endswith("report.html")
    assert "<html" in (tmp_path / "new" / "report.html").read_text(encoding="utf-8")
    assert run(["remove", mine, "article00", "article01", "--workers", "1"]) == 0
    assert "removed 2 articles" in capsys.readouterr().err
    assert run(["export", mine, "-o", str(tmp_path / "left")]) == 0
    left = [
        json.loads(row)["article_id"]
        for row in (tmp_path / "left" / "articles.jsonl").read_text().splitlines()
    ]
    assert left == ["article02", "article03", "article04", "article05"]
