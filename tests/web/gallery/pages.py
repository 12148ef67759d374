"""The pages of the gallery, as their addresses end."""

from __future__ import annotations

PAGES = (
    "home/",
    "child/",
    "broken-glass/",
    "reviews/",
    "reviews/?only=late&order=-age",
    "no-reviews/",
    "allocate/",
    "form/",
    "record/",
    "states/",
    "working/",
    "letter/",
    "sign-in/",
    "search/",
    "error/400/",
    "error/403/",
    "error/404/",
    "error/413/",
    "error/429/",
    "error/500/",
    "error/503/",
    "expired/",
)
