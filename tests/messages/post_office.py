"""A real mail server on localhost that takes, refuses, puts off or hangs up, as told."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """What came, and what to answer to the next ones: an SMTP line, or None to hang up."""

    def __init__(self) -> None:
        self.came: list[Message] = []
        self.answers: list[str | None] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer is None:
            server.transport.close()
            return "421 gone"
        if answer.startswith("250"):
            self.came.append(message_from_bytes(envelope.content))
        return answer


@contextmanager
def open_post_office() -> Iterator[tuple[PostOffice, int]]:
    """Open a post office; gives it and its port."""
    office = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield office, port
    finally:
        controller.stop()
