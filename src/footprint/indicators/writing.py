"""Writes what is generated from the definitions: `sql/` and, given its path, docs/indicators.md."""

from __future__ import annotations

import sys
from pathlib import Path

from footprint.indicators import describing, scripts


def main(page: Path) -> None:
    """Write every file anew, and remove those of indicators that are no more."""
    files = scripts.files()
    folder = scripts.folder()
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.sql"):
        if old.name not in files:
            old.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    page.write_text(describing.as_markdown(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/indicators.md"))
