"""The one Django app that keeps records."""

from __future__ import annotations

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All records of the service."""

    name = "footprint.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
