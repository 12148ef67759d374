"""The files of a report, all of them or none; two processes write them side by side."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path

import typer

from footprint.documents.values import Document

DRAWN = ("pdf", "html")
"""The formats that share the drawings of the charts."""
Write = Callable[[Path], None]


@contextmanager
def drawing(formats: Sequence[str]) -> Iterator[Executor | None]:
    """Start a process to draw in, if anything is to be drawn.

    What draws takes half a second to start, and draws half a second: the returns are read and
    counted meanwhile, and the Word file is written, on the other core.
    """
    if not set(DRAWN) & set(formats):
        yield None
        return
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        process.submit(_get_ready)
        yield process


def in_formats(
    names: Mapping[str, str], document: Document, template: Path | None
) -> dict[str, Write]:
    """Say how each file is written; `names` are the files' by format."""
    return {
        name: partial(_word, document, template)
        if made == "docx"
        else partial(_drawn, made, document)
        for made, name in names.items()
    }


def write_all(files: Mapping[str, Write], out: Path, process: Executor | None) -> list[Path]:
    """Write every file to a folder beside, and move them over when all are there."""
    is_new = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".report-", dir=out))
    waiting: list[Future[None]] = []
    try:
        drawn = [name for name in files if process and name.endswith(DRAWN)]
        waiting += [process.submit(files[name], beside / name) for name in drawn if process]
        for name, write in files.items():
            if name not in drawn:
                write(beside / name)
        for one in waiting:
            one.result()
        return [(beside / name).replace(out / name) for name in files]
    except BaseException:
        wait(waiting)  # or it would write into what is cleared away
        if is_new:
            shutil.rmtree(out)
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _get_ready() -> None:
    for name in (*DRAWN, "charts"):
        module = import_module(f"footprint.documents.render.{name}")
    module.get_ready()


def _drawn(name: str, document: Document, path: Path) -> None:
    """Write one format; its writer is imported only where it was asked for."""
    module = import_module(f"footprint.documents.render.{name}")
    getattr(module, f"render_{name}")(document, path)


def _word(document: Document, template: Path | None, path: Path) -> None:
    word = import_module("footprint.documents.render.word")
    try:
        word.render_docx(document, path, template=template)
    except word.CannotUseTemplate as refusal:
        raise typer.BadParameter(str(refusal), param_hint="--template") from None
