"""The words for links sent by mail, with which somebody does one thing without signing in."""

from __future__ import annotations

from footprint.terms.words import Coded


class LinkPurpose(Coded):
    """The one thing a link is for."""

    NOTICE = "notice", "tell the IRO of something"
