"""What pages that show dates say while every child's dates are being worked out anew."""

from __future__ import annotations

from django.http import HttpRequest

from footprint.queries.practice import rebuild_running
from footprint.web.shared.banners import Banner, raise_banner


def say_if_rebuilding(request: HttpRequest) -> None:
    """Raise a banner until the dates on a page are those of the practice that holds now."""
    if running := rebuild_running():
        text = (
            "Local practice or a bank holiday was changed. Dates are being worked out anew: "
            f"{running.done} of {running.children} children are done."
        )
        raise_banner(request, Banner(text))
