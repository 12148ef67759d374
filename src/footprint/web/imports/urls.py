"""Addresses of bringing data in."""

from __future__ import annotations

from django.urls import path

from footprint.web.imports import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<int:import_id>/", views.one, name="import"),
    path("imports/<int:import_id>/columns/", views.columns, name="import-columns"),
    path("imports/<int:import_id>/write/", views.write, name="write-import"),
    path("imports/<int:import_id>/again/", views.again, name="import-again"),
    path("imports/<int:import_id>/leave/", views.leave, name="leave-import"),
]
