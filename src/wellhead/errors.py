"""The exceptions of Wellhead.

WellheadError               anything that Wellhead itself reports; the message says what to do
├── UsageError              the call's words are off (exit code 2)
├── InputError              one input could not be read; it is kept apart and the run goes on
├── CaseError               the case folder cannot be used as it is
├── StepError               a step failed on an article; names the step and the article
├── ModelError              the language model is not there or cannot be loaded; says how to get it
└── MissingExtraError       an optional dependency is not installed; gives the install line
"""

from __future__ import annotations


class WellheadError(Exception):
    """Anything that Wellhead itself reports.  The message names what is wrong and the mend."""


class UsageError(WellheadError):
    """The call's words are off."""


class InputError(WellheadError):
    """One input could not be read.

    :param path: the input, as it was named
    :param problem: what is wrong with it
    :param mend: what the user can do
    """

    def __init__(self, path: str, problem: str, mend: str) -> None:
        super().__init__(f"{path}: {problem}; {mend}")
        self.path, self.problem, self.mend = path, problem, mend

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        return (type(self), (self.path, self.problem, self.mend))


class CaseError(WellheadError):
    """The case folder cannot be used as it is."""


class StepError(WellheadError):
    """A step failed on an article or story.

    :param step: name of the step
    :param unit: article or story it failed on
    :param problem: what happened
    """

    def __init__(self, step: str, unit: str, problem: str) -> None:
        super().__init__(f"step {step} failed on {unit}: {problem}; please report it with that article")
        self.step, self.unit, self.problem = step, unit, problem

    def __reduce__(self) -> tuple[type[StepError], tuple[str, str, str]]:
        return (type(self), (self.step, self.unit, self.problem))


class ModelError(WellheadError):
    """A language model is not there or cannot be loaded."""


class MissingExtraError(WellheadError):
    """An optional dependency is not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(f"{needed_for} needs an extra: pip install 'wellhead[{extra}]'")
        self.extra, self.needed_for = extra, needed_for

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return (type(self), (self.extra, self.needed_for))
