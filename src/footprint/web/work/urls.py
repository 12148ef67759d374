"""Addresses of my work, the search and messages."""

from __future__ import annotations

from django.urls import path

from footprint.web.work import views

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.find, name="search"),
    path("service/figures/", views.service_figures, name="service-figures"),
    path("children/<uuid:public_id>/messages/", views.child_messages, name="child-messages"),
    path("messages/<int:message_id>/", views.message, name="message"),
]
