"""Addresses of the gallery."""

from __future__ import annotations

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from tests.web.gallery import views

urlpatterns = [
    path("", include("footprint.web.shared.urls")),
    path("", views.contents),
    path("home/", views.home, name="home"),
    path("child/", views.child, name="children"),
    path("broken-glass/", views.broken_glass),
    path("reviews/", views.reviews, name="reviews"),
    path("no-reviews/", views.no_reviews),
    path("allocate/", views.allocate, name="allocate"),
    path("form/", views.form, name="form"),
    path("record/", views.record),
    path("draft/", views.draft),
    path("states/", views.states),
    path("working/", views.working),
    path("letter/", views.letter),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("search/", views.search, name="search"),
    path("signed-out/", views.signed_out, name="signed_out"),
    path("error/<int:number>/", views.error),
    path("expired/", csrf_exempt(views.expired)),
]
