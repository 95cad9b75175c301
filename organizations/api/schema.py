"""What the OpenAPI schema says of every endpoint: the answer, the errors, and a Vietnamese title."""

from __future__ import annotations

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, inline_serializer
from rest_framework import serializers

_TYPE = "application/problem+json"
_LIST, _DETAIL = (400, 401, 403, 404), (401, 403, 404)


class ProblemSerializer(serializers.Serializer[Any]):
    """RFC 9457; `code` is stable, `title` and `detail` are Vietnamese."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField(help_text="Mã lỗi ổn định.")
    instance = serializers.CharField()
    errors = inline_serializer(  # type: ignore[assignment]
        "ProblemField",
        {"field": serializers.CharField(), "message": serializers.CharField()},
        many=True,
        required=False,
    )


_PROBLEM = OpenApiResponse(ProblemSerializer, description="Lỗi theo RFC 9457.")


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the schema names `TokenAuthentication`."""

    target_class = "organizations.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "Mã truy cập cá nhân: «Token nscl_…».",
        }


class AgencySchema(AutoSchema):
    """The view's `title` and `about` stand for its docstring, which is written for programmers."""

    def get_summary(self) -> str:
        title: str = getattr(self.view, "title", "")
        return f"Danh sách {title}" if self._is_list() else f"Một {title}"

    def get_description(self) -> str:  # type: ignore[override]
        return str(getattr(self.view, "about", ""))

    def get_response_serializers(self) -> Any:
        codes = _LIST if self._is_list() else _DETAIL
        return {200: super().get_response_serializers(), **{(code, _TYPE): _PROBLEM for code in codes}}

    def _is_list(self) -> bool:
        return getattr(self.view, "detail", None) is False


def without_code_notes(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Drop the docstrings of serializers from the schema: they are notes to programmers, in English."""
    for component in result.get("components", {}).get("schemas", {}).values():
        if component.get("type") == "object":
            component.pop("description", None)
    return result
