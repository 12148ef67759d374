"""Addresses of reviews and of the diary."""

from __future__ import annotations

from django.urls import path

from footprint.web.reviews import diary, views

ONE = "children/<uuid:public_id>/reviews/<int:review_id>/"

urlpatterns = [
    path("diary/", diary.diary, name="diary"),
    path("children/<uuid:public_id>/reviews/book/", views.book, name="book-review"),
    path("children/<uuid:public_id>/reviews/held/", views.hold_unbooked, name="hold-unbooked"),
    path(ONE, views.review, name="review"),
    path(f"{ONE}move/", views.move, name="move-review"),
    path(f"{ONE}call-off/", views.call_off, name="call-off-review"),
    path(f"{ONE}held/", views.hold, name="hold-review"),
]
