"""Addresses of notices to the IRO."""

from __future__ import annotations

from django.urls import path

from footprint.web.notices import views

urlpatterns = [
    path("notices/", views.to_answer, name="notices"),
    path("notices/given/", views.given, name="my-notices"),
    path("children/<uuid:public_id>/notices/", views.of_child, name="child-notices"),
    path("children/<uuid:public_id>/notices/tell/", views.tell, name="tell-iro"),
    path("children/<uuid:public_id>/notices/<int:notice_id>/", views.notice, name="notice"),
    path(
        "children/<uuid:public_id>/notices/<int:notice_id>/answer/",
        views.answer,
        name="answer-notice",
    ),
]
