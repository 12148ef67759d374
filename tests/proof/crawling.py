"""Going through the app as somebody: every address it has, and every link a page shows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from uuid import UUID

import pikepdf
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.proof.world import World
from tests.signing_in import sign_in

from footprint.records.models import Look

LINK = re.compile(r'(?:href|action)="([^"#?]*)([^"#]*)"')
NOT_OURS = re.compile(r"^(?:[a-z]+:|//)")
LEAVES = re.compile(r"/(?:sign-out|static|theme\.css)")
ANOTHER_WEEK = "?week="
ABSENT = UUID("00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Address:
    """One address of the app: its name, its path with places to fill, and what fills them."""

    name: str
    path: str
    parts: tuple[str, ...]
    action: str | None

    @property
    def is_of_a_child(self) -> bool:
        """Whether the address names a child."""
        return "public_id" in self.parts

    def filled(self, **values: object) -> str:
        """Give the path with its places filled."""
        return "/" + self.path.format(**values)


def addresses() -> list[Address]:
    """List every address the app answers."""
    return [
        Address(
            pattern.name or "",
            re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path),
            tuple(re.findall(r"<(?:\w+:)?(\w+)>", path)),
            getattr(pattern.callback, "action", None),
        )
        for path, pattern in _patterns(get_resolver())
    ]


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from _patterns(one, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def paths_of(world: World) -> Iterator[tuple[Address, str, str]]:
    """Fill every address that serves an action with every child; gives whose child, or ""."""
    for address in addresses():
        if address.action is None:
            continue
        if not address.parts:
            yield address, "", address.filled()
            continue
        for name, child in world.children.items():
            values = {"public_id": child.public_id, **_people(world), **world.targets[name]}
            if "/people/" in address.path:  # those who matter to the child, not staff
                values["person_id"] = values["important_person_id"]
            missing = set(address.parts) - set(values)
            assert not missing, (
                f"{address.name}: say in tests/proof/world.py what {missing} may be."
            )
            yield address, name, address.filled(**values)


def _people(world: World) -> dict[str, object]:
    """What an address names that hangs on no child, and words it may hold."""
    ben = world.people["Ben"].pk
    return {
        **dict.fromkeys(("person_id", "user_id", "officer_id"), ben),
        **dict.fromkeys(("held_id", "proposal_id", "link_id", "event_id"), 999_999_999),
        "absence_id": world.absence_id,
        "import_id": world.import_id,
        "holiday_id": world.holiday_id,
        "layout": "visits",
        "part": "new",
        "conflict_id": world.conflict_id,
        "kind": "file",
        "what": "off",
    }


@dataclass
class Seen:
    """What one request gave: its text, and the children the log says were shown."""

    path: str
    status: int
    text: str
    logged: set[int]
    leads_to: str = ""


@dataclass
class Crawl:
    """Everything one person was given."""

    who: str
    seen: list[Seen] = field(default_factory=list)


def crawl(world: World, who: str, *, most: int = 2000, client: Client | None = None) -> Crawl:
    """Open every address with every child, then whatever the pages link to, as one person."""
    client = client or sign_in(Client(raise_request_exception=True), world.people[who])
    found = Crawl(who)
    wanted = [path for _, _, path in paths_of(world)]
    done: set[str] = set()
    while wanted:
        path = wanted.pop(0)
        if path in done or LEAVES.match(path) or len(done) >= most:
            continue
        done.add(path)
        one = ask(client, path)
        found.seen.append(one)
        wanted.extend(link for link in _links(one) if not _goes_on_for_ever(path, link))
    return found


def _goes_on_for_ever(path: str, link: str) -> bool:
    """From the diary of this week every week beside it is opened; from those, no more."""
    return ANOTHER_WEEK in path and ANOTHER_WEEK in link


def ask(client: Client, path: str, data: dict[str, str] | None = None) -> Seen:
    """Send one request and read what came, whatever its form, with what was logged for it."""
    before = Look.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    response = client.get(path) if data is None else client.post(path, data)
    logged = {
        child
        for children in Look.objects.filter(pk__gt=before).values_list("children", flat=True)
        for child in children
    }
    leads_to = response.headers.get("Location", "")
    return Seen(path, response.status_code, text_of(response), logged, leads_to)


def _links(one: Seen) -> Iterator[str]:
    for path, query in LINK.findall(one.text):
        if path.startswith("/") and not NOT_OURS.match(path):
            yield unescape(path + query)
        elif not path and query:
            yield unescape(one.path.partition("?")[0] + query)


def text_of(response: HttpResponse) -> str:
    """Read the text of a page, PDF, Word or Excel file, headers included."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    content = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]  # as Django types it
    kind = response.headers.get("Content-Type", "")
    if "pdf" in kind:
        return f"{headers}\n{_text_of_pdf(content)}"
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return headers + "\n".join(
                parts.read(name).decode("utf-8", "replace") for name in parts.namelist()
            )
    return f"{headers}\n{content.decode('utf-8', 'replace')}"


def _text_of_pdf(content: bytes) -> str:
    """Read what a PDF holds: its strings, metadata and alternative texts, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        unpacked = io.BytesIO()
        pdf.save(
            unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False
        )
    return unpacked.getvalue().decode("latin-1")
