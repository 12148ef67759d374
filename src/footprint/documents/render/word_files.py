"""What every Word file of ours shares: what it says of itself, and how it is saved."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

from docx.document import Document as WordDocument


@dataclass(frozen=True, slots=True)
class About:
    """What a Word file says of itself, in its properties."""

    title: str
    subject: str
    author: str
    language: str


def describe(word: WordDocument, said: About, made_at: datetime) -> None:
    """Write a file's properties, and none of the machine's that makes it."""
    about = word.core_properties
    about.title, about.subject = said.title, said.subject
    about.author = about.last_modified_by = said.author
    about.language = said.language
    about.comments = about.keywords = ""
    about.created = about.modified = made_at
    about.revision = 1


def saved(word: WordDocument, made_at: datetime) -> bytes:
    """Save with the document's own date on every file inside, so that the same is the same."""
    drafted, final = io.BytesIO(), io.BytesIO()
    word.save(drafted)
    with zipfile.ZipFile(drafted) as draft, zipfile.ZipFile(final, "w") as archive:
        for entry in draft.infolist():
            dated = zipfile.ZipInfo(entry.filename, made_at.timetuple()[:6])
            dated.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(dated, draft.read(entry))
    return final.getvalue()
