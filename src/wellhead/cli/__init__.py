"""The command `wellhead`: one module a command, `main` turns every error into one line and an exit code.

Tables go to standard output; progress and all that went wrong goes to standard error.
"""

from wellhead.cli.main import main

__all__ = ["main"]
