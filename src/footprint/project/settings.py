"""Settings: what the environment says, and the choices that hold everywhere.

The environment gives the addresses of the database, a secret key, the council's name and where
mail goes; `docs/running.md` lists them. Nothing here has a default that would be unsafe in use.
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

from footprint.project import navigation

HERE = Path(__file__).resolve().parent.parent
WEB = HERE / "web"


def _flag(name: str) -> bool:
    return os.environ.get(name, "") == "1"


SECRET_KEY = os.environ.get("FOOTPRINT_SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS = os.environ.get("FOOTPRINT_HOSTS", "localhost,127.0.0.1").split(",")
ROOT_URLCONF = "footprint.project.urls"
WSGI_APPLICATION = "footprint.project.wsgi.application"

NAVIGATION = navigation.NAVIGATION
COUNCIL_NAME = os.environ.get("FOOTPRINT_COUNCIL", "Your council")
COUNCIL_COLOUR = os.environ.get("FOOTPRINT_COLOUR", "#0b5659")
ADDRESS = os.environ.get("FOOTPRINT_ADDRESS", "http://localhost:8000")
"""Where people reach the app: the start of every link sent by mail."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "footprint.records",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

# The app connects as a role that owns nothing; migrations as the owner (DATABASE_OWNER_URL).
DATABASES = {
    "default": {
        **dj_database_url.parse(os.environ.get("DATABASE_URL", "postgresql:///footprint")),
        "ATOMIC_REQUESTS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "records.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # each feature keeps its own templates beside its views
        "DIRS": sorted(WEB.glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "footprint.web.shared.layout.layout",
            ],
            # tags that every template has without loading them
            "builtins": [
                "django.templatetags.static",
                "footprint.web.shared.tags.govuk",
                "footprint.web.shared.tags.shapes",
                "footprint.web.shared.tags.days",
                "footprint.web.shared.tags.forms",
            ],
        },
    }
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [
    WEB / "shared" / "static",
    ("fonts", HERE / "documents" / "render" / "fonts"),
]
CSRF_FAILURE_VIEW = "footprint.web.shared.errors.form_expired"
