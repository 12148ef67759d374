"""Where people can go from every page: which entries, for which roles, in what order.

The project says where that is (`project/navigation.py`), since it alone knows every feature.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from footprint.access.viewing import Viewer
from footprint.terms.people import Role


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One page people are led to: its words, the name of its address, and whom it is for."""

    label: str
    name: str
    roles: frozenset[Role] = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Navigation:
    """What stands in the head of every page; an address that is named "" is left out."""

    entries: tuple[MenuItem, ...] = ()
    home: str = ""
    search: str = ""
    sign_out: str = ""
    sign_in: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry as a page shows it."""

    label: str
    url: str
    is_current: bool


def menu_for(
    viewer: Viewer | None, entries: tuple[MenuItem, ...], path: str
) -> tuple[MenuLink, ...]:
    """Give the entries a viewer has, marking the one that the page at `path` belongs to."""
    if viewer is None:
        return ()
    found = [(one.label, reverse(one.name)) for one in entries if one.roles & viewer.roles]
    # what stands at "/" is above everything, so it is there only on its own page
    above = [url for _, url in found if path == url or (url != "/" and path.startswith(url))]
    nearest = max(above, key=len, default=None)
    return tuple(MenuLink(label, url, url == nearest) for label, url in found)
