"""What every view of this room begins with."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest

from documents.models import Document
from documents.selectors import document_for
from organizations.models import User


def person(request: HttpRequest) -> User:
    """Who is signed in; the login middleware lets nobody else in."""
    return cast(User, request.user)


def document_or_404(user: User, pk: int) -> Document:
    """The document when `user` may read it; another agency's does not exist for them."""
    try:
        return document_for(user, pk)
    except Document.DoesNotExist as missing:
        raise Http404("Không có văn bản này.") from missing
