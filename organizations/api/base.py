"""The base of every endpoint that reads rows of an agency."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, ClassVar, TypeVar, cast, final

from django.db import models
from django.utils.http import parse_etags, quote_etag
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.pagination import CursorPagination
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from organizations.api.schema import AgencySchema
from organizations.querysets import ScopedQuerySet, readable_agencies

_Row = TypeVar("_Row", bound=models.Model)
COUNT_CEILING = 10_000


class AgencyCursorPagination(CursorPagination):
    """Pages without a total, in a stable order; `?count=1` adds the total."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    ordering = "pk"
    cursor_query_description = "Con trỏ của trang, lấy từ next hoặc previous."
    page_size_query_description = "Số dòng mỗi trang, nhiều nhất 200."
    invalid_cursor_message = "Con trỏ trang không đúng."
    count: int | None = None

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any] | None:
        self.ordering = getattr(view, "ordering", self.ordering)
        if request.query_params.get("count") == "1":
            self.count = _count(queryset, request)
        try:
            return super().paginate_queryset(queryset, request, view)
        except (ValueError, OverflowError) as wrong:
            # A cursor of somebody's own making may name a place that no column can hold.
            if self.cursor_query_param not in request.query_params:
                raise
            raise NotFound(self.invalid_cursor_message) from wrong

    def get_paginated_response(self, data: Any) -> Response:
        body = {"next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
        return Response(body if self.count is None else {"count": self.count, **body})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        page = super().get_paginated_response_schema(schema)
        page["properties"] = {
            "count": {"type": "integer", "description": "Chỉ có khi gửi count=1."},
            **page["properties"],
        }
        page["required"] = ["next", "previous", "results"]
        return page


class AgencyReadOnlyViewSet(
    ListModelMixin,
    RetrieveModelMixin,
    GenericViewSet[_Row],
):
    """List and detail of a scoped model: what the person may read, and 404 for everything else.

    A subclass sets `model` and `serializer_class`, and narrows or joins in `narrow`. Any other method is 405.
    `title` (in the plural, lower case) and `about` are what the schema says of it, in Vietnamese.
    """

    schema = AgencySchema()
    title: ClassVar[str]
    about: ClassVar[str] = ""
    model: ClassVar[type[models.Model]]
    ordering: ClassVar[str | tuple[str, ...]] = "pk"
    pagination_class = AgencyCursorPagination
    http_method_names = ["get", "head"]
    lookup_value_converter = "int"

    @final
    def get_queryset(self) -> models.QuerySet[_Row]:
        rows = cast("ScopedQuerySet[_Row]", self.model._default_manager.all())
        return cast("models.QuerySet[_Row]", self.narrow(rows.for_user(self.request.user)))

    def narrow(self, rows: Any) -> Any:
        """Join and filter the rows that the person may read; it cannot widen them."""
        return rows

    @extend_schema(
        parameters=[OpenApiParameter("count", OpenApiTypes.STR, enum=["1"], description="Thêm tổng số dòng.")],
    )
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return _private(super().list(request, *args, **kwargs))

    @extend_schema(
        parameters=[
            OpenApiParameter("If-None-Match", OpenApiTypes.STR, OpenApiParameter.HEADER, description="ETag đã đọc.")
        ],
    )
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        row = self.get_object()
        data = self.get_serializer(row).data
        etag = etag_of(row, data)
        known = parse_etags(request.headers.get("If-None-Match", ""))
        if "*" in known or etag in {tag.removeprefix("W/") for tag in known}:
            return _private(Response(status=304, headers={"ETag": etag}))
        return _private(Response(data, headers={"ETag": etag}))


def etag_of(row: models.Model, data: Any) -> str:
    """A strong tag: "<model>-<id>-v<version>-<hash of the answer>".

    The version alone would not do: an answer also shows neighbours (a unit's name, a task's light today).
    """
    digest = sha256(JSONRenderer().render(data)).hexdigest()[:12]
    version = getattr(row, "version", None)
    middle = "" if version is None else f"{version}-"
    return quote_etag(f"{row._meta.model_name}-{row.pk}-v{middle}{digest}")


def _count(rows: models.QuerySet[Any], request: Request) -> int:
    """Exact within one agency; across several the database stops counting above 10,000."""
    rows = rows.order_by()
    if readable_agencies(request.user).count() <= 1:
        return rows.count()
    return rows[: COUNT_CEILING + 1].count()


def _private(response: Response) -> Response:
    # A client may keep the answer and ask with its ETag; nothing between may.
    response.headers["Cache-Control"] = "private, no-cache"
    return response
