"""Addresses of the pages about looking at records."""

from __future__ import annotations

from django.urls import path

from footprint.web.looking import closed, glass, views

urlpatterns = [
    path("children/<uuid:public_id>/why/", views.say_why, name="say-why"),
    path("children/<uuid:public_id>/looks/", views.who_looked, name="who-looked"),
    path("children/<uuid:public_id>/restriction/", closed.restriction, name="restriction"),
    path("children/<uuid:public_id>/restriction/names/", closed.add_name, name="add-name"),
    path(
        "children/<uuid:public_id>/restriction/names/<int:person_id>/off/",
        closed.take_off,
        name="take-name-off",
    ),
    path("children/<uuid:public_id>/restriction/lift/", closed.lift, name="lift-restriction"),
    path("children/<uuid:public_id>/places/<int:place_id>/", closed.reveal, name="reveal-place"),
    path("children/<uuid:public_id>/conflict/", closed.declare, name="declare-conflict"),
    path("break-glass/", glass.break_glass, name="break-glass"),
    path("children/<uuid:public_id>/glass/print/", glass.allow_print, name="allow-print"),
    path("looking/glass/", glass.broken_glass, name="broken-glass"),
    path("looking/glass/<int:glass_id>/", glass.judge, name="judge-glass"),
    path("looking/mine/", views.my_looks, name="my-looks"),
    path("looking/odd/", views.odd_looks, name="odd-looks"),
    path("looking/odd/<int:odd_look_id>/", views.answer_odd_look, name="answer-odd-look"),
    path("looking/conflicts/", closed.conflicts, name="conflicts"),
    path("looking/conflicts/<int:conflict_id>/end/", closed.end_conflict, name="end-conflict"),
    path("looking/log/", views.look_log, name="look-log"),
]
