"""What stands above a page: "dates are being worked out again", "you have broken the glass"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import HttpRequest


class Weight(StrEnum):
    """How loudly a banner speaks."""

    NOTICE = "notice"
    BREAK_GLASS = "break-glass"


@dataclass(frozen=True, slots=True)
class Banner:
    """One sentence, and where to go about it."""

    text: str
    weight: Weight = Weight.NOTICE
    link: str = ""
    link_text: str = ""


def raise_banner(request: HttpRequest, banner: Banner) -> None:
    """Show a banner above the page that answers this request."""
    request.banners = (*banners_of(request), banner)  # type: ignore[attr-defined]  # ours


def banners_of(request: HttpRequest) -> tuple[Banner, ...]:
    """Give what has been raised, the loudest first."""
    raised: tuple[Banner, ...] = getattr(request, "banners", ())
    return tuple(sorted(raised, key=lambda one: one.weight is not Weight.BREAK_GLASS))
