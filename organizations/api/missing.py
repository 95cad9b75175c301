"""Addresses under the API that do not exist: a problem like every other, never a page."""

from __future__ import annotations

from typing import Any, NoReturn

from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.views import APIView


class MissingView(APIView):
    """404 as problem JSON for who is signed in, 401 for a stranger."""

    schema = None

    def get(self, request: Request, **kwargs: Any) -> NoReturn:
        raise NotFound

    post = put = patch = delete = get
