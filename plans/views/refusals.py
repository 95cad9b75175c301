"""A save that was refused: the sentence at its field or above the form, what was typed left where it is."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render

from common.errors import DomainError
from plans.views.answers import EditorRequest

KEPT = "Chữ bạn vừa gõ chưa được lưu nhưng vẫn còn trong ô, hãy chép lại nếu cần."


def refused(request: EditorRequest, form_id: str | int, fields: Iterable[str], errors: dict[str, str]) -> HttpResponse:
    """`errors` by field; a sentence for a field that the form does not show stands above the form."""
    fields = list(fields)
    own = {name: text for name, text in errors.items() if name in fields}
    alert = " ".join(text for name, text in errors.items() if name not in fields)
    if not request.htmx:
        return page(request, errors.values(), 422)
    context = {"form_id": form_id, "errors": own, "error_fields": fields, "alert": alert}
    return render(request, "plans/editor/errors.html", context, status=422)


def closed(request: EditorRequest, form_id: str | int, refusal: DomainError) -> HttpResponse:
    """The plan has moved on since the form was opened."""
    return unsaved(request, form_id, f"{refusal.message} {KEPT}", refusal.status)


def unsaved(request: EditorRequest, form_id: str | int, alert: str, status: int) -> HttpResponse:
    """One sentence above the form."""
    if not request.htmx:
        return page(request, [alert], status)
    return render(request, "plans/editor/errors.html", {"form_id": form_id, "alert": alert}, status=status)


def page(request: EditorRequest, sentences: Iterable[str], status: int) -> HttpResponse:
    """Without script: the sentences, and everything that was typed, to be mended and sent again."""
    typed = [
        (name, value)
        for name in request.POST
        for value in request.POST.getlist(name)
        if name not in ("csrfmiddlewaretoken", "resolve")
    ]
    return render(
        request, "plans/editor/refused_page.html", {"sentences": list(sentences), "typed": typed}, status=status
    )
