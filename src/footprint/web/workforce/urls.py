"""Addresses of the pages about officers."""

from __future__ import annotations

from django.urls import path

from footprint.web.workforce import keeping, views

urlpatterns = [
    path("officers/", views.caseloads, name="caseloads"),
    path("officers/<int:officer_id>/", views.officer, name="officer"),
    path("officers/<int:officer_id>/working-time/", keeping.working_time, name="working-time"),
    path("officers/<int:officer_id>/absence/", keeping.absence, name="record-absence"),
    path(
        "officers/<int:officer_id>/absence/<int:absence_id>/",
        keeping.change_return,
        name="change-return",
    ),
    path(
        "officers/<int:officer_id>/absence/<int:absence_id>/remove/",
        keeping.remove_absence,
        name="remove-absence",
    ),
    path("officers/<int:officer_id>/other-work/", keeping.other_work, name="other-work"),
    path("officers/<int:officer_id>/registration/", keeping.registration, name="registration"),
]
