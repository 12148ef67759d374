"""What is done with a link: sent, opened, its code read and brought."""

from __future__ import annotations

import re
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from tests.cast import TODAY, viewer

from footprint.operations import links
from footprint.operations.messages import text_of
from footprint.records.models import Child, Message, User
from footprint.terms.links import LinkPurpose

SECRET = "Moves to Elm House on Friday"


def send(of: Child, to: User, by: User) -> int:
    return links.send(
        purpose=LinkPurpose.NOTICE, child_id=of.public_id, person_id=to.pk, by=viewer(by)
    )


def link_in(message: Message) -> str:
    (found,) = re.findall(r"http://localhost:8000(/link/\S+)", text_of(message))
    return str(found)


def code_sent() -> str:
    return re.findall(
        r"code is (\d{6})", text_of(Message.objects.filter(kind="code").latest("pk"))
    )[0]


def wrong_code() -> str:
    return "000000" if code_sent() != "000000" else "111111"


def set_out(client: Client, link: str) -> HttpResponse:
    """Open the link, ask for the code and bring it."""
    client.get(link)
    assert client.post("/link/").url == "/link/code/"
    return client.post("/link/code/", {"code": code_sent()})


def notice(what: str = SECRET) -> dict[str, object]:
    day = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
    return {"kind": "placement", "what": what, "form_key": uuid4(), **day}


def tell(of: Child) -> str:
    return f"/children/{of.public_id}/notices/tell/"
