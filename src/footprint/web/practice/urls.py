"""Addresses of the pages of local practice."""

from __future__ import annotations

from django.urls import path

from footprint.web.practice import views

urlpatterns = [
    path("practice/", views.practice, name="practice"),
    path("practice/limits/", views.limits, name="set-limits"),
    path("practice/caseload/", views.caseload, name="caseload-band"),
    path("practice/reviews-from/", views.reviews_from, name="reviews-from"),
    path("practice/holidays/add/", views.add_holiday, name="add-holiday"),
    path("practice/holidays/<int:holiday_id>/remove/", views.remove_holiday, name="remove-holiday"),
]
