"""Addresses that every page rests on."""

from __future__ import annotations

from django.urls import path

from footprint.web.shared import views

app_name = "shared"
urlpatterns = [path("theme.css", views.theme, name="theme")]
