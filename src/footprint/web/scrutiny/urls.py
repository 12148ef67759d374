"""Addresses of the IRO's footprint."""

from __future__ import annotations

from django.urls import path

from footprint.web.scrutiny import views

urlpatterns = [
    path("children/<uuid:public_id>/footprint/", views.footprint, name="child-footprint"),
    path("children/<uuid:public_id>/footprint/add/", views.choose_kind, name="add-entry"),
    path("children/<uuid:public_id>/footprint/add/<slug:kind>/", views.add, name="add-entry-of"),
    path("children/<uuid:public_id>/footprint/<int:entry_id>/", views.add_to, name="add-to-entry"),
    path(
        "children/<uuid:public_id>/footprint/<int:entry_id>/back/",
        views.take_back,
        name="take-back-entry",
    ),
]
