"""Addresses of a child's pages, and of lists of children."""

from __future__ import annotations

from django.urls import path

from footprint.web.children import (
    caring,
    changing,
    duplicates,
    exporting,
    lists,
    people,
    planning,
    printing,
    views,
)

urlpatterns = [
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/<int:duplicate_id>/", duplicates.duplicate, name="duplicate"),
    path("children/", lists.my_children, name="my-children"),
    path("children/export/", exporting.export, name="export-children"),
    path("children/<uuid:public_id>/", views.overview, name="child"),
    path("children/<uuid:public_id>/care/", views.care_so_far, name="child-care"),
    path("children/<uuid:public_id>/care/move/", caring.move, name="record-move"),
    path("children/<uuid:public_id>/care/status/", caring.legal_status, name="change-status"),
    path("children/<uuid:public_id>/care/end/", caring.end, name="end-care"),
    path("children/<uuid:public_id>/timetable/", views.timetable, name="child-timetable"),
    path("children/<uuid:public_id>/reviews/", views.held_reviews, name="child-reviews"),
    path("children/<uuid:public_id>/plans/", views.plans_and_dates, name="child-plans"),
    path("children/<uuid:public_id>/plans/permanence/", planning.permanence, name="set-permanence"),
    path("children/<uuid:public_id>/plans/court/", planning.court_date, name="add-court-date"),
    path(
        "children/<uuid:public_id>/plans/court/<int:court_date_id>/off/",
        planning.court_date_off,
        name="take-court-date-off",
    ),
    path("children/<uuid:public_id>/plans/guardian/", planning.guardian, name="set-guardian"),
    path("children/<uuid:public_id>/done/", views.what_was_done, name="child-events"),
    path("children/<uuid:public_id>/print/", printing.printed, name="child-print"),
    path("children/<uuid:public_id>/correct/", changing.correct, name="correct-child"),
    path("children/<uuid:public_id>/people/", people.around, name="child-people"),
    path("children/<uuid:public_id>/people/add/", people.add, name="add-person"),
    path("children/<uuid:public_id>/people/<int:person_id>/", people.change, name="change-person"),
    path("children/<uuid:public_id>/people/<int:person_id>/end/", people.end, name="end-person"),
    path("children/<uuid:public_id>/people/link/", people.link, name="link-children"),
    path(
        "children/<uuid:public_id>/people/link/<int:link_id>/off/",
        people.unlink,
        name="unlink-children",
    ),
]
