"""A council's own Word template: its words and styles win, and what it lacks is lent."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import RGBColor
from tests.documents.sample import sample

from footprint.documents.render import house_template
from footprint.documents.render.house_styles import STYLES
from footprint.documents.render.layout import INTERNAL
from footprint.documents.render.word import CannotUseTemplate, render_docx


def of(path: Path) -> Any:
    return docx.Document(str(path))


def plain(path: Path, *lines: str) -> Path:
    """Make a template as a council would from a blank page: these lines, and Word's own styles."""
    word = docx.Document()
    for line in lines:
        word.add_paragraph(line)
    word.save(str(path))
    return path


def written(template: Path, tmp_path: Path, *, is_internal: bool = False) -> Any:
    made = tmp_path / "made.docx"
    render_docx(sample(is_internal=is_internal), made, template)
    return of(made)


def test_the_house_template_is_the_one_its_script_makes() -> None:
    with zipfile.ZipFile(house_template.HOUSE) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert kept == house_template.made(), "run python -m footprint.documents.render.house_template"


def test_the_house_template_has_every_style_by_name() -> None:
    names = {style.name.lower() for style in of(house_template.HOUSE).styles}
    assert {style.name.lower() for style in STYLES} <= names


def test_the_councils_own_words_and_styles_stay(tmp_path: Path) -> None:
    word = of(house_template.HOUSE)
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x70, 0x10, 0x40)
    word.paragraphs[0].insert_paragraph_before("Northford: proud of its children")
    word.add_paragraph("Printed by the council.")
    template = tmp_path / "own.docx"
    word.save(str(template))
    made = written(template, tmp_path)
    lines = [line.text for line in made.paragraphs]
    assert lines[0] == "Northford: proud of its children"
    assert lines[-1] == "Printed by the council."
    assert str(made.styles["Heading 1"].font.color.rgb) == "701040"


def test_a_plain_template_is_lent_the_styles_it_lacks(tmp_path: Path) -> None:
    made = written(plain(tmp_path / "own.docx", "{{ title }}", "{{ report }}"), tmp_path)
    names = {style.name.lower() for style in made.styles}
    assert {style.name.lower() for style in STYLES} <= names
    assert made.paragraphs[0].text == sample().title
    used = {line.style.name for line in made.paragraphs}
    assert {"Heading 1", "Heading 2", "Caption", "List Bullet", "Write Here"} <= used


def test_key_figures_are_never_lost(tmp_path: Path) -> None:
    made = written(plain(tmp_path / "own.docx", "{{ report }}"), tmp_path)
    texts = [line.text for line in made.paragraphs]
    assert texts.index("At a glance") < texts.index("Summary")
    assert "94.7%\nof reviews held in time" in "\n".join(
        line.text for cell in made.tables[0]._cells for line in cell.paragraphs
    )


def test_an_internal_report_is_marked_whatever_the_template_holds(tmp_path: Path) -> None:
    template = plain(tmp_path / "own.docx", "{{ report }}")
    made = written(template, tmp_path, is_internal=True)
    assert INTERNAL in "".join(line.text for line in made.sections[0].header.paragraphs)
    assert INTERNAL not in "".join(
        line.text for line in written(template, tmp_path).sections[0].header.paragraphs
    )


def test_a_placeholder_typed_in_pieces_is_still_one(tmp_path: Path) -> None:
    word = docx.Document()
    line = word.add_paragraph()
    for piece, is_bold in (("{{ rep", False), ("ort }", True), ("}", False)):
        line.add_run(piece).bold = is_bold
    word.save(str(tmp_path / "own.docx"))
    made = written(tmp_path / "own.docx", tmp_path)
    assert "Summary" in [line.text for line in made.paragraphs]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("{{ title }}",), "has no line that says {{ report }}"),
        (("{{ report }}", "{{ manager }}"), "'manager' is undefined"),
        (("{{ report }}", "{% if %}"), "Expected an expression"),
        (("{{ report }}", "{{ title.__class__.__mro__ }}"), "unsafe"),
    ],
)
def test_a_template_that_cannot_be_used_says_why(
    tmp_path: Path, lines: tuple[str, ...], why: str
) -> None:
    with pytest.raises(CannotUseTemplate) as refused:
        written(plain(tmp_path / "own.docx", *lines), tmp_path)
    assert why in str(refused.value)
    assert not (tmp_path / "made.docx").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + b"\x00" * 18])
def test_a_file_that_is_not_word_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(content)
    with pytest.raises(CannotUseTemplate, match="is not a Word file"):
        written(template, tmp_path)


def test_a_template_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotUseTemplate, match="is not a Word file"):
        written(tmp_path / "nowhere.docx", tmp_path)
