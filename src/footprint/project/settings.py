"""Settings: what the environment says, and the choices that hold everywhere.

The environment gives the addresses of the database, a secret key, the council's name and where
mail goes; `docs/running.md` lists them. Nothing here has a default that would be unsafe in use.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url

from footprint.project import navigation

HERE = Path(__file__).resolve().parent.parent
WEB = HERE / "web"


def _flag(name: str) -> bool:
    return os.environ.get(name, "") == "1"


SECRET_KEY = os.environ.get("FOOTPRINT_SECRET_KEY", "")
SECRET_KEY_FALLBACKS = os.environ.get("FOOTPRINT_OLD_SECRET_KEYS", "").split()
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
    # headers for every answer, files and errors included
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "footprint.web.people.headers.NeverStored",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "footprint.web.people.sessions.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "footprint.web.people.sign_in.SignedIn",
    "footprint.web.people.doors.Doors",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

# The app connects as a role that owns nothing; migrations as the owner (DATABASE_OWNER_URL).
DATABASE = dj_database_url.parse(
    os.environ.get("DATABASE_URL", "postgresql:///footprint"),
    conn_max_age=600, conn_health_checks=True,
)  # fmt: skip
# A page's queries are short: to wait for a second process's help takes longer than it saves. And
# whoever waits for a server that does not answer is told so after five seconds.
ASKED = {"options": "-c max_parallel_workers_per_gather=0", "connect_timeout": 5}
DATABASES = {
    "default": {
        **DATABASE,
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {**ASKED, **DATABASE.get("OPTIONS", {})},
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
                "footprint.web.shared.tags.patterns",
                "footprint.web.shared.tags.tables",
            ],
        },
    }
]

PROCRASTINATE_IMPORT_PATHS = ["footprint.worker.tasks"]
"""The worker, and whoever asks for a job, know the jobs by name from here."""

EMAIL_HOST = os.environ.get("FOOTPRINT_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("FOOTPRINT_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("FOOTPRINT_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FOOTPRINT_MAIL_PASSWORD", "")
EMAIL_USE_TLS = _flag("FOOTPRINT_MAIL_TLS")
EMAIL_TIMEOUT = 10
"""Seconds the mail server may take to answer before the message waits for another try."""
if EMAIL_FILE_PATH := os.environ.get("FOOTPRINT_MAIL_FOLDER", ""):
    # to try the app: letters are written to this folder, and none is sent
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("FOOTPRINT_MAIL_FROM", "footprint@localhost")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [
    WEB / "shared" / "static",
    ("fonts", HERE / "documents" / "render" / "fonts"),
]
# `footprint serve` collects files into a folder under names that say their content; without one,
# as in tests, they are served from where they lie
STATIC_ROOT = os.environ.get("FOOTPRINT_STATIC") or None
WHITENOISE_USE_FINDERS = STATIC_ROOT is None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
"""Bytes of a form without its files: so much that a text too long comes back whole, as a fault."""
FILE_UPLOAD_HANDLERS = [  # the first refuses what is too large, before it is stored
    "footprint.web.imports.uploads.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
CSRF_FAILURE_VIEW = "footprint.web.shared.errors.form_expired"

# ---- signing in: docs/signing-in.md -------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["name", "email"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]

ACCOUNT_ADAPTER = "footprint.web.people.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the link that sets the password went to that address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "footprint.web.people.forms.SignIn",
    "reset_password": "footprint.web.people.forms.ForgottenPassword",
    "reset_password_from_key": "footprint.web.people.forms.NewPassword",
    "change_password": "footprint.web.people.forms.ChangedPassword",
}
ACCOUNT_RATE_LIMITS = {
    "login": None,
    # a whole council may share one address, so what is counted by address is failure alone
    "login_failed": "10/10m/key,100/10m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FOOTPRINT_PROXIES", "0"))

MFA_ADAPTER = "footprint.web.people.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "footprint.web.people.forms.Code",
    "activate_totp": "footprint.web.people.forms.FirstCode",
    "add_webauthn": "footprint.web.people.forms.NewPasskey",
}

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "footprint.web.people.too_often.name_tried"
AXES_CLIENT_IP_CALLABLE = "footprint.web.people.too_often.where_from"
AXES_LOCKOUT_CALLABLE = "footprint.web.people.too_often.page"
AXES_SENSITIVE_PARAMETERS = ["code", "credential", "csrfmiddlewaretoken"]
AXES_ENABLE_ADMIN = False

# Codes used and attempts made must be known to every process, so they stand in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "remembered",
        # past so many, what is remembered would be forgotten by the letter it begins with
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

# ---- sessions and cookies ------------------------------------------------------------------------

SESSION_ENGINE = "footprint.records.sessions"
SESSION_IDLES = timedelta(minutes=int(os.environ.get("FOOTPRINT_IDLE_MINUTES", "15")))
SESSION_LASTS = timedelta(hours=12)
ERRAND_LASTS = timedelta(hours=1)
"""The longest that somebody who came by a link by mail has for the one thing it is for."""
SESSION_COOKIE_AGE = 60 * 60 * 36
"""How long an ended session is remembered, so that words typed in it can be kept: over a night."""
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # so that a link in a letter finds one signed in
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# ---- headers -------------------------------------------------------------------------------------

IS_SECURE = ADDRESS.startswith("https://")
SECURE_SSL_REDIRECT = False  # the council's proxy speaks TLS, and redirects
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
"""Never to another site; to our own, since without it a form's origin cannot be told."""
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
        "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
        "picture-in-picture", "usb", "xr-spatial-tracking",
    )
}  # fmt: skip
PERMISSIONS_POLICY |= {
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
}

# ---- logs ----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_secrets": {"()": "footprint.web.people.unlogged.WithoutSecrets"}},
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["without_secrets"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
