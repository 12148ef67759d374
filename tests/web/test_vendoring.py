"""The front end comes with the package, whole, and without what is the government's own."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

from django.core.management import call_command
from django.test import override_settings
from hatchling.builders.wheel import WheelBuilder
from tests.house.tree import ROOT

VENDORED = ROOT / "src/footprint/web/shared/static/vendor"
BRANDED = re.compile(rb"GDS Transport|govuk-crest\.|logotype-crown\.|moj-logotype|opengraph-image")
STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def texts() -> list[Path]:
    """List the files that were brought."""
    return [path for path in VENDORED.rglob("*") if path.is_file()]


def test_nothing_is_brought_that_is_for_government_services_alone() -> None:
    assert texts()
    assert [path.name for path in texts() if BRANDED.search(path.read_bytes())] == []
    assert [path.name for path in texts() if path.suffix in {".woff", ".woff2", ".ico"}] == []


def test_nothing_is_asked_of_another_host_or_of_a_file_that_is_not_here() -> None:
    for path in texts():
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text
        for wanted in re.findall(r"url\(([^)]+)\)", text):
            assert (path.parent / wanted).is_file(), f"{path.name} wants {wanted}"


def test_the_licence_names_the_versions_that_the_lock_holds() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    licence = (VENDORED / "LICENCE.txt").read_text()
    for package in ("govuk-frontend", "@ministryofjustice/frontend"):
        assert f"{package} {lock[f'node_modules/{package}']['version']}" in licence
    assert "Permission is hereby granted" in licence


def test_a_wheel_carries_what_pages_need(tmp_path: Path) -> None:
    (made,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(made) as wheel:
        names = {name.removeprefix("footprint/") for name in wheel.namelist()}
    shared = ROOT / "src/footprint/web/shared"
    for folder in ("static", "templates", "tags"):
        for path in (shared / folder).rglob("*.*"):
            if path.suffix != ".pyc":
                assert str(path.relative_to(ROOT / "src/footprint")) in names
    assert not [name for name in names if "gallery" in name]


def test_every_file_that_a_style_or_a_page_names_can_be_served(tmp_path: Path) -> None:
    backends = {"staticfiles": {"BACKEND": STORAGE}}
    with override_settings(STATIC_ROOT=tmp_path / "static", STORAGES=backends):
        call_command("collectstatic", interactive=False, verbosity=0)
        served = json.loads((tmp_path / "static" / "staticfiles.json").read_text())["paths"]
    templates = (ROOT / "src/footprint/web").rglob("*.html")
    named = {
        name
        for template in templates
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", template.read_text())
    }
    assert {"shared/frame.css", "vendor/govuk-frontend.min.css"} <= named
    assert named <= set(served)
    start = (ROOT / "src/footprint/web/shared/static/shared/start.js").read_text()
    imported = {name.rpartition("/")[2] for name in re.findall(r'from "([^"]+)"', start)}
    assert imported <= {name.rpartition("/")[2] for name in served}
