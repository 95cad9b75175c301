"""Errors of the API as RFC 9457 problem JSON, in Vietnamese, with a stable `code`."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connections
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from common.errors import DomainError

CONTENT_TYPE = "application/problem+json"

# status -> (title, sentence where nothing more exact is known, code)
_KNOWN: dict[int, tuple[str, str, str]] = {
    400: ("Yêu cầu không hợp lệ", "Dữ liệu gửi lên không hợp lệ.", "invalid"),
    401: ("Chưa đăng nhập", "Hãy gửi mã truy cập trong đầu mục Authorization hoặc đăng nhập.", "not_authenticated"),
    403: ("Không được phép", "Bạn không được làm việc này.", "not_allowed"),
    404: ("Không tìm thấy", "Không có dữ liệu này, hoặc bạn không được xem.", "not_found"),
    405: ("Không hỗ trợ", "Địa chỉ này không nhận phương thức đã gửi.", "method_not_allowed"),
    406: ("Không có định dạng này", "API chỉ trả về JSON.", "not_acceptable"),
    412: ("Dữ liệu đã thay đổi", "Dữ liệu đã có người khác sửa; hãy đọc lại trước khi ghi.", "stale"),
    415: ("Không nhận định dạng này", "API chỉ nhận JSON.", "unsupported_media_type"),
    428: ("Thiếu điều kiện", "Hãy gửi If-Match với ETag đã đọc.", "precondition_required"),
    429: ("Quá nhiều yêu cầu", "Bạn gửi quá nhiều yêu cầu; hãy thử lại sau.", "throttled"),
}


def problem_json(exc: Exception, context: dict[str, Any]) -> Response | None:
    """REST framework's exception handler. None for a bug: that stays a 500 and is logged."""
    status, code, detail, errors = _read(exc)
    if status is None:
        return None
    title, sentence, usual_code = _KNOWN.get(status, _KNOWN[400])
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail or sentence,
        "code": code or usual_code,
        "instance": context["request"].path,
    }
    if errors:
        body["errors"] = errors
    _roll_back()
    return Response(body, status=status, headers=_headers(exc), content_type=CONTENT_TYPE)


def _read(exc: Exception) -> tuple[int | None, str, str, list[dict[str, str]]]:
    """Status, code, sentence and field errors. An empty code or sentence means the usual one of the status."""
    if isinstance(exc, DomainError):
        errors = [{"field": exc.field, "message": exc.message}] if exc.field else []
        return exc.status, exc.code, exc.message, errors
    if isinstance(exc, exceptions.ValidationError):
        return exc.status_code, "", "", _field_errors(exc.detail)
    if isinstance(exc, exceptions.AuthenticationFailed):
        code = str(getattr(exc.detail, "code", ""))
        return exc.status_code, code, str(exc.detail), []
    if isinstance(exc, exceptions.ParseError):
        return exc.status_code, "malformed", "Nội dung gửi lên không phải JSON đúng cú pháp.", []
    if isinstance(exc, exceptions.APIException):
        # The framework's own sentences are partly English; the table's are ours.
        return exc.status_code, "", "", []
    if isinstance(exc, Http404):
        return 404, "", "", []
    if isinstance(exc, PermissionDenied):
        return 403, "", "", []
    return None, "", "", []


def _field_errors(detail: Any, path: str = "") -> list[dict[str, str]]:
    if isinstance(detail, dict):
        return [
            error
            for name, value in detail.items()
            for error in _field_errors(value, f"{path}.{name}" if path else str(name))
        ]
    if isinstance(detail, list):
        return [error for value in detail for error in _field_errors(value, path)]
    return [{"field": path, "message": str(detail)}]


def _headers(exc: Exception) -> dict[str, str]:
    headers: dict[str, str] = {}
    if challenge := getattr(exc, "auth_header", None):
        headers["WWW-Authenticate"] = challenge
    if wait := getattr(exc, "wait", None):
        headers["Retry-After"] = f"{wait:.0f}"
    return headers


def _roll_back() -> None:
    """A request that runs in a transaction leaves nothing behind when it answers with an error."""
    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["ATOMIC_REQUESTS"] and connection.in_atomic_block:
            connection.set_rollback(True)
