"""Keeps what opens a door out of the logs: the tokens of links in addresses."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"(/link/|/password/new/)[^/\s\"']+")
SHORT = re.compile(r"/link/(?:code|done)$")


class WithoutSecrets(logging.Filter):
    """Puts three dots where a token stands, whoever logs it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Write the message out without its tokens."""
        words = record.getMessage()
        record.msg, record.args = TOKEN.sub(_dotted, words), ()
        return True


def _dotted(found: re.Match[str]) -> str:
    return found[0] if SHORT.fullmatch(found[0]) else f"{found[1]}..."
