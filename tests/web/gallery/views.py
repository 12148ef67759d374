"""Pages of the gallery, each as a page of the app would be."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from tests.web.gallery import words
from tests.web.gallery.forms import EveryField, LongRecord, Narrow
from tests.web.gallery.pages import PAGES

from footprint.rules.working_days import england
from footprint.web.shared import errors
from footprint.web.shared.banners import Banner, Weight, raise_banner
from footprint.web.shared.due import state_of
from footprint.web.shared.paging import paging_of
from footprint.web.shared.sorting import sorting_of

Answer = Callable[[HttpRequest], HttpResponse]
DRAFTS: list[str] = []


def with_a_viewer(answer: Answer) -> Answer:
    """Let everybody be Nora Quist, save on the pages for those not signed in."""

    def asked(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(("/sign-in", "/link")):
            request.viewer = words.VIEWER  # type: ignore[attr-defined]  # ours
        return answer(request)

    return asked


def contents(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/contents.html", {"pages": PAGES})


def home(request: HttpRequest) -> HttpResponse:
    raise_banner(request, Banner("A bank holiday was added. Dates are being worked out again."))
    messages.success(request, "The letter to Mia Hale is on its way.")
    messages.warning(request, "The letter to Sam Reid came back: the address is wrong.")
    messages.info(request, "You cover for Bo Lindqvist until Fri 24 April 2026.")
    return render(
        request,
        "gallery/home.html",
        {"tiles": words.TILES, "tasks": words.TASKS, "reviews": words.REVIEWS[:3]},
    )


def child(request: HttpRequest) -> HttpResponse:
    return _child(request)


def broken_glass(request: HttpRequest) -> HttpResponse:
    raise_banner(request, Banner("Dates are being worked out again."))
    raise_banner(
        request,
        Banner(
            "You see Ann Archer’s record until 9:45am. The privacy officer has been told.",
            Weight.BREAK_GLASS,
            "/home/",
            "Close it now",
        ),
    )
    return _child(request)


def _child(request: HttpRequest) -> HttpResponse:
    seen = {
        "facts": words.FACTS,
        "tabs": words.TABS,
        "sections": words.SECTIONS,
        "happenings": words.HAPPENINGS,
        "reviews": words.REVIEWS,
    }
    return render(request, "gallery/child.html", seen)


def reviews(request: HttpRequest) -> HttpResponse:
    sorting = sorting_of(request, ("child", "age", "due_by"), first="due_by")
    rows = sorted(
        words.REVIEWS, key=lambda row: getattr(row, sorting.key), reverse=sorting.is_descending
    )
    seen = {
        "rows": rows,
        "sorting": sorting,
        "paging": paging_of(request, total=137, size=8),
        "chosen": words.CHOSEN if "only" in request.GET else [],
        "form": Narrow(request.GET or None),
    }
    return render(request, "gallery/reviews.html", seen)


def no_reviews(request: HttpRequest) -> HttpResponse:
    seen = {"rows": [], "form": Narrow(), "chosen": words.CHOSEN}
    return render(request, "gallery/reviews.html", seen)


def allocate(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        time.sleep(0.5)  # as a slow answer would, for whoever presses twice
        DRAFTS.append("sent")
        return redirect("home")
    return render(request, "gallery/allocate.html", {"rows": words.REVIEWS[:5]})


def form(request: HttpRequest) -> HttpResponse:
    asked = EveryField(request.POST, request.FILES) if request.method == "POST" else EveryField()
    if request.method == "POST" and asked.is_valid():
        return redirect("home")
    return render(request, "gallery/form.html", {"form": asked})


def record(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect("home")
    first = {"words": "Dear Ann, thank you for coming."}
    return render(request, "gallery/record.html", {"form": LongRecord(initial=first)})


def draft(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        DRAFTS.append(request.POST["words"])
        return HttpResponse(status=503 if "storm" in request.POST["words"] else 204)
    return JsonResponse({"drafts": DRAFTS})


def states(request: HttpRequest) -> HttpResponse:
    calendar = england()
    found = [
        (row, state_of(row.due_by, today=words.TODAY, force=row.force, calendar=calendar))
        for row in words.REVIEWS
    ]
    return render(request, "gallery/states.html", {"found": found, "done": 140, "of": 650})


def working(request: HttpRequest) -> HttpResponse:
    step, of = 130, 650
    done = int(request.GET.get("from", "0")) + step
    if done >= of - step:
        return redirect("home")
    again = f"/working/?from={done + step}"
    return render(request, "gallery/working.html", {"done": done, "of": of, "again": again})


def letter(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/letter.html", {"rows": words.REVIEWS})


def sign_in(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/sign_in.html", {"form": EveryField()})


def search(request: HttpRequest) -> HttpResponse:
    return render(request, "gallery/found.html", {"words": request.POST.get("words", "")})


def signed_out(request: HttpRequest) -> HttpResponse:
    return redirect("sign_in")


def error(request: HttpRequest, number: int) -> HttpResponse:
    pages: dict[int, Answer] = {
        400: errors.bad_request,
        404: errors.not_found,
        413: errors.too_large,
        429: errors.too_often,
        500: errors.went_wrong,
        503: errors.resting,
    }
    if number == 403:
        why = "Only an IRO manager allocates children. You are an Independent Reviewing Officer."
        return errors.refused(request, PermissionDenied(why))
    return pages[number](request)


def expired(request: HttpRequest) -> HttpResponse:
    return errors.form_expired(request)
