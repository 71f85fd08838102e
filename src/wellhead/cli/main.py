"""The group of commands, and the one place where errors become exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from wellhead._version import __version__
from wellhead.cli.texts import one_line
from wellhead.errors import UsageError, WellheadError

FAILURE, WRONG_USAGE, KEPT_APART, INTERRUPTED = 1, 2, 3, 130

EXIT_CODES = """\b
Exit codes:
  0    fine
  1    failure; one line on standard error says what to do
  2    wrong usage
  3    finished, but some inputs were kept apart: they are named on
       standard error and in the case's manifest.json
  130  interrupted; the same command resumes
"""

#: Module and function of each command, loaded when it is called.
_COMMANDS = {
    "trace": "wellhead.cli.trace",
    "show": "wellhead.cli.show",
    "report": "wellhead.cli.report",
    "export": "wellhead.cli.export",
    "remove": "wellhead.cli.remove",
}


class _Commands(click.Group):
    """Loads the module of a command when it is called: `wellhead --help` needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of the work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in _COMMANDS:
            return None
        found = importlib.import_module(_COMMANDS[cmd_name]).command
        return found if isinstance(found, click.Command) else None


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="wellhead", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Trace every claim in news coverage to its source, and count the independent origins behind it.

    \b
    A tour in three commands:
      wellhead trace articles/ --case harbour
      wellhead show harbour claims
      wellhead report harbour -o report.html
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without Unicode gets question marks, not a failure
            stream.reconfigure(errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    :returns: the exit code
    """
    try:
        code = cli.main(args=arguments, prog_name="wellhead", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _say("interrupted; run the same command again to resume", INTERRUPTED)
    except click.UsageError as error:
        where = f"; see {error.ctx.command_path} --help" if error.ctx else ""
        return _say(error.format_message().rstrip(".") + where, WRONG_USAGE)
    except click.ClickException as error:
        return _say(error.format_message(), FAILURE)
    except UsageError as error:
        return _say(str(error), WRONG_USAGE)
    except WellheadError as error:
        return _say(str(error), FAILURE)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _say(
            f"{name}{error.strerror or error}; check the path, its permissions and the free space", FAILURE
        )
    except MemoryError:
        return _say("out of memory; try fewer --workers", FAILURE)
    except Exception as error:
        if os.environ.get("WELLHEAD_DEBUG"):
            raise
        return _say(
            f"unexpected {type(error).__name__}: {error}; WELLHEAD_DEBUG=1 shows where, please report it",
            FAILURE,
        )
    return code if isinstance(code, int) else 0


def _say(message: str, code: int) -> int:
    """One line on standard error."""
    print(f"wellhead: {one_line(message)}", file=sys.stderr)  # noqa: T201 - this is the command line
    return code
