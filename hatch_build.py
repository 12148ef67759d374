"""Bring the front-end files from npm into the package, so that a wheel installs without node.

The build runs this, and so does `make vendor`. What is copied are the compiled files, less what is
GOV.UK's or the Ministry of Justice's own: the typeface GDS Transport, the crown, the crests.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("src/footprint/web/shared/static")
GOVUK = Path("node_modules/govuk-frontend/dist/govuk")
MOJ = Path("node_modules/@ministryofjustice/frontend/moj")
COMPILED = (
    GOVUK / "govuk-frontend.min.css",
    GOVUK / "govuk-frontend.min.js",
    MOJ / "moj-frontend.min.css",
    MOJ / "moj-frontend.min.js",
)
PICTURE = re.compile(r"url\(/assets/images/([\w.-]+)\)")
BRANDED = re.compile(r"crest|crown|logotype|govuk-icon|favicon|opengraph|touch-icon")
TYPEFACE = re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}")
MAP = re.compile(r"\n?(?:/\*|//)# sourceMappingURL=\S+(?:\s*\*/)?\s*$")
LICENCE = """\
govuk-frontend {govuk}
Copyright (C) 2017 Crown Copyright (Government Digital Service)

@ministryofjustice/frontend {moj}
Copyright (c) 2021 dxw, for the Ministry of Justice

Both under the MIT licence:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def vendor(root: Path) -> None:
    """Copy what the pages need from npm's folder, made by `npm ci` where it is missing."""
    if not (root / GOVUK).exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=root, check=True)  # noqa: S607 -- npm is found as any shell finds it
    out = root / STATIC / "vendor"
    shutil.rmtree(out, ignore_errors=True)
    (out / "images").mkdir(parents=True)
    wanted: set[str] = set()
    for source in COMPILED:
        text = _unbranded(MAP.sub("\n", (root / source).read_text(encoding="utf-8")))
        wanted |= set(PICTURE.findall(text))
        (out / source.name).write_text(PICTURE.sub(r"url(images/\1)", text), encoding="utf-8")
    for name in sorted(wanted):
        shutil.copyfile(root / MOJ / "assets" / "images" / name, out / "images" / name)
    (out / "LICENCE.txt").write_text(LICENCE.format(**_locked(root)), encoding="utf-8")


def is_there(root: Path) -> bool:
    """Say whether the files are there already, of the versions that the lock holds."""
    licence = root / STATIC / "vendor" / "LICENCE.txt"  # written last
    return licence.is_file() and licence.read_text(encoding="utf-8") == LICENCE.format(
        **_locked(root)
    )


def _unbranded(text: str) -> str:
    text = TYPEFACE.sub("", text).replace("GDS Transport,arial", '"Source Sans 3",arial')
    return PICTURE.sub(lambda found: "none" if BRANDED.search(found[1]) else found[0], text)


def _locked(root: Path) -> dict[str, str]:
    """Read the versions from the lock, by which npm fetched them."""
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    packages = {"govuk": "govuk-frontend", "moj": "@ministryofjustice/frontend"}
    return {name: lock[f"node_modules/{package}"]["version"] for name, package in packages.items()}


class FrontEnd(BuildHookInterface[Any]):
    """What hatchling calls before it builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files, save for an editable install: there `make vendor` brings them."""
        if version != "editable" and not is_there(Path(self.root)):
            vendor(Path(self.root))


if __name__ == "__main__":
    vendor(Path(__file__).parent)
