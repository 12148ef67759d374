"""What git keeps of this repository, and the Python in it, parsed once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "footprint"


@cache
def tracked() -> tuple[str, ...]:
    """List every file git keeps, or would keep once added."""
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others",
         "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return tuple(name for name in sorted(listed.stdout.split("\0")) if (ROOT / name).is_file())


@dataclass(frozen=True)
class Module:
    """One file of Python: its name from the root, its text, and what it defines."""

    name: str

    @cached_property
    def text(self) -> str:
        return (ROOT / self.name).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @property
    def is_product(self) -> bool:
        return self.name.startswith("src/")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def public(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        """Give the functions and classes that other modules may use."""
        for node in self.tree.body:
            is_named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            if is_named and not node.name.startswith("_"):
                yield node


@cache
def modules() -> tuple[Module, ...]:
    """List the Python of the product, its tests and its benches; migrations are generated."""
    return tuple(
        Module(name) for name in tracked() if name.endswith(".py") and "/migrations/" not in name
    )
