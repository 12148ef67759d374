"""Where people can go from every page: each feature that has a home page is led to from here."""

from __future__ import annotations

from footprint.web.shared.navigation import Navigation

NAVIGATION = Navigation(sign_out="account_logout", sign_in="account_login", account="my_account")
