"""Read: files and web pages become articles, blocks and links.

``find_sources`` names the inputs and their sidecars, ``read_source`` turns the bytes of one into pages.
What cannot be read is kept apart with the reason and the mend; nothing is dropped in silence.
"""

from wellhead.read.model import Page, Scan, Source
from wellhead.read.pages import read_source
from wellhead.read.scan import find_sources

#: Raised whenever the same bytes would give another page.
VERSION = 1

__all__ = ["VERSION", "Page", "Scan", "Source", "find_sources", "read_source"]
