"""Where people can go from every page: each feature that has a home page is led to from here."""

from __future__ import annotations

from footprint.terms.people import Role
from footprint.web.shared.navigation import MenuItem, Navigation

ANSWER_NOTICE = frozenset({Role.IRO, Role.IRO_MANAGER})
GIVE_NOTICE = frozenset({Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.BUSINESS_SUPPORT})
SEE_ACCOUNTS = frozenset({Role.ADMINISTRATOR, Role.HEAD, Role.IRO_MANAGER, Role.PRIVACY_OFFICER})
NAVIGATION = Navigation(
    entries=(
        MenuItem("My work", "home"),
        MenuItem("Children", "my-children", GIVE_NOTICE | ANSWER_NOTICE | {Role.HEAD}),
        MenuItem("Diary", "diary", ANSWER_NOTICE | {Role.HEAD, Role.BUSINESS_SUPPORT}),
        MenuItem("Notices", "notices", ANSWER_NOTICE),
        MenuItem("Notices you gave", "my-notices", GIVE_NOTICE),
        MenuItem("Need an IRO", "unallocated", frozenset({Role.HEAD, Role.IRO_MANAGER})),
        MenuItem("Officers", "caseloads", frozenset({Role.HEAD, Role.IRO_MANAGER})),
        MenuItem("Local practice", "practice", frozenset({Role.ADMINISTRATOR, Role.IRO_MANAGER})),
        MenuItem("Bring data in", "imports", frozenset({Role.BUSINESS_SUPPORT, Role.IRO_MANAGER})),
        MenuItem("Odd looks", "odd-looks", frozenset({Role.PRIVACY_OFFICER})),
        MenuItem("Broken glass", "broken-glass", frozenset({Role.PRIVACY_OFFICER})),
        MenuItem("What I have looked at", "my-looks"),
        MenuItem("Accounts", "accounts", SEE_ACCOUNTS),
    ),
    home="home",
    search="search",
    sign_out="account_logout",
    sign_in="account_login",
    account="my-account",
)
