"""Addresses of the pages about who a child's IRO is."""

from __future__ import annotations

from django.urls import path

from footprint.web.allocations import arrivals, bulk, covers, letters, views

urlpatterns = [
    path("allocations/", views.unallocated, name="unallocated"),
    path("allocations/not-told/", views.not_told, name="not-told"),
    path("allocations/continuity/", views.steadiness, name="continuity"),
    path("allocations/arrival/", arrivals.arrival, name="record-arrival"),
    path("allocations/done/<int:event_id>/", bulk.reallocated, name="reallocated"),
    path("children/<uuid:public_id>/allocate/", views.allocate, name="allocate"),
    path("children/<uuid:public_id>/iro/change/", views.hand_over, name="hand-over"),
    path("children/<uuid:public_id>/iro/end/", views.end, name="end-allocation"),
    path("children/<uuid:public_id>/iros/", views.history, name="allocation-history"),
    path("children/<uuid:public_id>/return/", arrivals.comes_back, name="record-return"),
    path("children/<uuid:public_id>/told/", arrivals.told, name="record-told"),
    path("children/<uuid:public_id>/iro-letter/", letters.letter, name="iro-letter"),
    path("children/<uuid:public_id>/iro-letter/pdf/", letters.as_pdf, name="iro-letter-pdf"),
    path("children/<uuid:public_id>/iro-letter/word/", letters.as_word, name="iro-letter-word"),
    path("officers/<int:officer_id>/cover/", covers.cover, name="arrange-cover"),
    path("officers/<int:officer_id>/reallocate/", bulk.reallocate, name="reallocate"),
]
