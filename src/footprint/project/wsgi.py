"""The app as a web server starts it, whichever server that is; it refuses where it is unsafe."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.project.settings")
application = get_wsgi_application()

from footprint.project.starting import refuse_unsafe  # noqa: E402  once Django is set up

refuse_unsafe()
