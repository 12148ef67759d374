"""What cells of certain kinds look like, and what programs make of them.

The regular expressions are such as both Python and DuckDB read.
"""

from __future__ import annotations

EMPTY_TOKENS = (
    "NULL", "NONE", "NIL", "NAN", "NA", "N/A", "INF", "TBC", "-", "--", "?", "<NA>",
)  # fmt: skip
"""What programs and people write for nothing; only an empty cell means it."""
DAMAGED = r"[0-9]+[.]0+|[0-9]([.][0-9]+)?E[+][0-9]+|#.*"
"""Numbers as Excel leaves them, and its errors."""
POSTCODE = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
UPN = r"[A-HJ-NP-RT-Z]([0-9]{12}|[0-9]{11}[A-Z])|UN[1-5]"
