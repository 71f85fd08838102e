"""The version of every step, part of the key of each of its units: what a new one makes is made again."""

from __future__ import annotations

from wellhead import annotate, clean, count, language, link, read
from wellhead.language import analyzer as analyzers
from wellhead.link import claims
from wellhead.steps.keys import version_of

#: Steps that look newsrooms up, and are made again where the user's additions to the table change.
_NAMING_STEPS = ("read", "parse", "annotate", "derive", "claims", "count")


def versions(analyzer: str = analyzers.DEFAULT, newsrooms_added: str = "") -> dict[str, str]:
    """The version of every step: of its own rules, and of the libraries whose output it hands on.

    :param analyzer: name of the analyzer of the step `parse`
    :param newsrooms_added: digest of the newsrooms that the user has added; empty where there are none
    :raises UsageError: there is none of that name
    """
    parse = version_of(language.VERSION, "lemminflect", "onnxruntime", "tokenizers")
    own = {
        "read": version_of(read.VERSION, "trafilatura", "htmldate", "lxml", "charset-normalizer"),
        "clean": version_of(clean.VERSION, "py3langid"),
        "parse": f"{parse} {analyzers.version_of_analyzer(analyzer)}",
        "annotate": version_of(annotate.VERSION),
        "fingerprint": version_of(link.FINGERPRINT_VERSION),
        "pairs": version_of(link.PAIRS_VERSION),
        "passages": version_of(link.PASSAGES_VERSION),
        "twins": version_of(link.STORIES_VERSION),
        "likenesses": version_of(link.STORIES_VERSION),
        "stories": version_of(link.STORIES_VERSION),
        "derive": version_of(link.DERIVE_VERSION),
        "claims": version_of(claims.VERSION),
        "count": version_of(count.VERSION),
    }
    if newsrooms_added:
        own |= {step: f"{own[step]} newsrooms-{newsrooms_added}" for step in _NAMING_STEPS}
    return own
