"""The app's own settings, templates and static files, without its database and its people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from footprint.project import settings as project
from footprint.web.shared.navigation import MenuItem, Navigation

HERE = Path(__file__).parent
NAVIGATION = Navigation(
    entries=(
        MenuItem("My work", "home"),
        MenuItem("Children", "children"),
        MenuItem("Reviews", "reviews"),
        MenuItem("Allocate", "allocate"),
        MenuItem("Reports", "form"),
    ),
    home="home",
    search="search",
    sign_out="signed_out",
    sign_in="sign_in",
)


def dress() -> WSGIHandler:
    """Set Django up for the gallery alone, and give what a server calls."""
    (engine,) = project.TEMPLATES
    with_ours: dict[str, Any] = {**engine, "DIRS": [*engine["DIRS"], HERE / "templates"]}
    ours: dict[str, Any] = {
        "SECRET_KEY": "for made-up words only",
        "DATABASES": {},
        "INSTALLED_APPS": ["django.contrib.messages", "django.contrib.staticfiles", "csp"],
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "csp.middleware.CSPMiddleware",
            "whitenoise.middleware.WhiteNoiseMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "tests.web.gallery.views.with_a_viewer",
        ],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
        "TEMPLATES": [with_ours],
        "ROOT_URLCONF": "tests.web.gallery.urls",
        "COUNCIL_NAME": "Anytown Council",
        "NAVIGATION": NAVIGATION,
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": True,
    }
    theirs = {name: getattr(project, name) for name in dir(project) if name.isupper()}
    settings.configure(**theirs | ours)
    django.setup()
    return WSGIHandler()
