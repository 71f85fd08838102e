"""show: one self-contained HTML page of a case, for reading, printing and sending on.

``page`` writes it; ``story`` builds the views that the templates draw; ``limits`` says how much it holds.
"""

from wellhead.report.page import write_report

#: Raised when the page changes for the same case.
VERSION = 1

__all__ = ["VERSION", "write_report"]
