"""Addresses of the pages for bringing data in."""

from __future__ import annotations

from django.urls import path

from footprint.web.imports import tables, views

urlpatterns = [
    path("imports/", views.imports_list, name="imports"),
    path("imports/new", views.new_import, name="new-import"),
    path("imports/tables/", tables.tables, name="import-tables"),
    path("imports/tables/<slug:layout>.csv", tables.empty_table, name="empty-table"),
    path("imports/<int:import_id>/", views.one_import, name="import"),
    path("imports/<int:import_id>/columns", views.columns, name="import-columns"),
    path("imports/<int:import_id>/list/<slug:part>", views.part, name="import-part"),
    path("imports/<int:import_id>/write", views.write, name="write-import"),
    path("imports/<int:import_id>/look-again", views.look_again, name="look-again-at-import"),
    path("imports/<int:import_id>/leave", views.leave, name="leave-import"),
    path("imports/<int:import_id>/stop", views.stop, name="stop-import"),
]
