"""The words that columns are filled with: roles of lines, classes of sources, modalities, relations."""

from __future__ import annotations

ROLES = (
    "title",
    "standfirst",
    "byline",
    "dateline",
    "credit",
    "body",
    "caption",
    "pull_quote",
    "promo",
    "newsletter",
    "donation",
    "comment_form",
    "related_links",
)
#: Roles whose sentences are the article's own and count.
COUNTING_ROLES = ("body",)
#: Roles that are annotated like the body but never count (counting rule 8).
REPEATING_ROLES = ("title", "standfirst", "caption", "pull_quote")
#: The table of newsrooms tells an outlet or agency from other organisations, that of countries a nationality.
NAME_KINDS = ("person", "organisation", "place", "outlet", "agency", "nationality")
SOURCE_CLASSES = (
    "named_person",
    "named_organisation",
    "document",
    "anonymous_described",
    "anonymous_bare",
    "collective",
    "unattributed",
)
MODALITIES = (
    "happened",
    "ongoing",
    "planned",
    "promised",
    "conditional",
    "possible",
    "demanded",
    "denied",
    "opinion",
)
RELATIONS = ("copy", "partial_copy", "version", "re_report", "cites", "shares_quote")
UNKNOWN = "UNKNOWN"
