"""Small lists of names, written as one string."""


def names(text: str) -> frozenset[str]:
    """The names of a list whose items are parted by spaces."""
    return frozenset(text.split())
