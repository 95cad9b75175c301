"""What every answer of the portal goes through."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import brotli
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from common.errors import DomainError, Gone

GetResponse = Callable[[HttpRequest], HttpResponseBase]

API_PREFIX = "/api/"
# Everything a page of forms and text never needs.
_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "browsing-topics",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "publickey-credentials-get",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)


class CompressPagesMiddleware(GZipMiddleware):
    """Compresses pages and fragments. API answers stay as they are, since compression would weaken their ETag."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not _is_page(response):
            return response
        if _takes_brotli(request) and isinstance(response, HttpResponse) and _is_whole_page(response):
            return _packed(response)
        return super().process_response(request, response)


def _takes_brotli(request: HttpRequest) -> bool:
    names = request.headers.get("Accept-Encoding", "").split(",")
    return "br" in (name.strip() for name in names)


def _is_whole_page(response: HttpResponse) -> bool:
    """A page says its words more than once, outline and paper: further apart than gzip remembers."""
    return not response.has_header("Content-Encoding") and response.content[:15].lower() == b"<!doctype html>"


def _packed(response: HttpResponse) -> HttpResponse:
    """As brotli; a comment of random length hides how well the words packed, as Django does for gzip (BREACH)."""
    padding = secrets.token_hex(secrets.randbelow(100))
    response.content = brotli.compress(response.content + f"<!--{padding}-->".encode(), quality=5)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "br"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


class HeadersMiddleware:
    """Headers that Django's own middleware does not set; static files get them too."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if _is_page(response):
            # It governs what a document may use; on style sheets and pictures it would only cost bytes.
            response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # Only a request that went through authentication has a user; a static file keeps its long life.
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class SignInAgainMiddleware:
    """A fragment asked for after the session ended must not receive the sign-in page inside the page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not _is_htmx(request) or response.status_code != 302:
            return response
        target = urlsplit(response.headers.get("Location", ""))
        if target.path != resolve_url("organizations:login"):
            return response
        return HttpResponse(status=401, headers={"HX-Redirect": f"{target.path}?{_next_page(request)}"})


class DomainErrorMiddleware:
    """Turns a refusal of the rules into a sentence where the person is looking. The API answers for itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if isinstance(exception, ObjectDoesNotExist):  # removed by somebody else between two reads of one request
            exception = Gone("Nội dung này vừa bị xóa hoặc bạn không còn quyền xem; hãy tải lại trang.")
        if not isinstance(exception, DomainError) or request.path.startswith(API_PREFIX):
            return None
        if _is_htmx(request):
            return _fragment(request, exception)
        back = _page_before(request)
        if request.method == "POST" and back:
            messages.error(request, exception.message)
            return redirect(back)
        return render(request, "ui/error_page.html", _error_context(exception), status=exception.status)


class PasswordChangeMiddleware:
    """Who still has a password that somebody else chose changes it before anything else."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        open_paths = {resolve_url("organizations:password"), resolve_url("organizations:logout")}
        if request.path in open_paths or not getattr(request.user, "must_change_password", False):
            return self.get_response(request)
        message = "Hãy đổi mật khẩu trước khi dùng tiếp."
        if request.path.startswith(API_PREFIX):
            problem = {
                "type": "about:blank",
                "title": "Chưa đổi mật khẩu",
                "status": 403,
                "detail": message,
                "code": "password_change_required",
                "instance": request.path,
            }
            return JsonResponse(problem, status=403, content_type="application/problem+json")
        password_page = resolve_url("organizations:password")
        if _is_htmx(request):
            return HttpResponse(status=403, headers={"HX-Redirect": password_page})
        messages.info(request, message)
        return redirect(password_page)


def _is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def _is_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _next_page(request: HttpRequest) -> str:
    """`next=` of the page the person is on, not of the fragment's own address."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    where = page.path + (f"?{page.query}" if page.query else "")
    return urlencode({"next": where or "/"})


def _page_before(request: HttpRequest) -> str:
    """The page the form was on, when it is a page of this site."""
    referer = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return referer if is_ours else ""


def _error_context(error: DomainError) -> dict[str, object]:
    return {"message": error.message, "field": error.field, "code": error.code, "status": error.status}


def _fragment(request: HttpRequest, error: DomainError) -> HttpResponse:
    response = render(request, "ui/error_toast.html", _error_context(error), status=error.status)
    response.headers["HX-Retarget"] = "#live-errors"
    response.headers["HX-Reswap"] = "innerHTML"
    return response
