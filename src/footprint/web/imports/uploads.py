"""A limit to what can be uploaded, refused before it is stored; the page says it beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from footprint.terms.imports import LARGEST

WITH_THE_FORM = LARGEST + 1024 * 1024
"""What a whole request may come to: the files, and what the form says beside them."""


class LimitedUpload(FileUploadHandler):
    """Lets files through up to the limit, and refuses what is larger by its length alone."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, str],  # noqa: N803 -- Django names it so
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Refuse before anything is read."""
        if content_length > WITH_THE_FORM:
            raise RequestDataTooBig("The files are larger than can be brought in at once.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass on what comes."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keep nothing here: the next handler does."""
