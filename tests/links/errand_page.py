"""A page for an errand, as a feature makes one: the app's addresses, and this page beside them."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from footprint.access.actions import Action
from footprint.operations import notices
from footprint.project import urls
from footprint.queries import looking
from footprint.terms.casework import NoticeKind
from footprint.web.shared.asking import asking
from footprint.web.shared.fields import DayField
from footprint.web.shared.serving import READ_AND_WRITE, page


class NoticeForm(forms.Form):
    kind = forms.CharField()
    on = DayField()
    what = forms.CharField(strip=False)
    form_key = forms.UUIDField()


@page(Action.GIVE_NOTICE, READ_AND_WRITE)
def tell(request: HttpRequest, public_id: UUID) -> HttpResponse:
    viewer = asking(request)
    form = NoticeForm(request.POST or None)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            notices.give(child_id=public_id, kind=NoticeKind(typed.pop("kind")), by=viewer, **typed)
        except notices.CannotGiveNotice as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("home")
    found = looking.opened(public_id, viewer=viewer, where="tell the IRO")
    return HttpResponse(f"{found.child.full_name} {form.errors}")


urlpatterns = [
    path("children/<uuid:public_id>/notices/tell/", tell, name="tell-iro"),
    *urls.urlpatterns,
]
handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
