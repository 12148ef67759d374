"""Where people can go from every page: each feature that has a home page is led to from here."""

from __future__ import annotations

from footprint.terms.people import Role
from footprint.web.shared.navigation import MenuItem, Navigation

NAVIGATION = Navigation(
    entries=(
        MenuItem("My work", "home"),
        MenuItem("Odd looks", "odd-looks", frozenset({Role.PRIVACY_OFFICER})),
        MenuItem("Broken glass", "broken-glass", frozenset({Role.PRIVACY_OFFICER})),
        MenuItem("What I have looked at", "my-looks"),
        MenuItem(
            "Accounts", "accounts", frozenset({Role.ADMINISTRATOR, Role.HEAD, Role.PRIVACY_OFFICER})
        ),
    ),
    home="home",
    search="search",
    sign_out="account_logout",
    sign_in="account_login",
    account="my-account",
)
