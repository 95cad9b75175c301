"""«Kiểm tra văn bản»: the page behind the QR code, for everybody, without signing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from documents.models import Document
from documents.rules import check_codes
from documents.selectors import signatures
from documents.selectors.public import Published, file_words, is_of_another, issued_by_code, published
from documents.services.signing import checked_signatures
from documents.views.attempts import Limit
from documents.views.uploads import MAX_FILE, HashingHandler

LOOKS = Limit("check", times=60, seconds=60)
FILES = Limit("check-file", times=20, seconds=600)
TOO_MANY = 429
_UNKNOWN = "Không có văn bản đã ban hành nào mang mã này; hãy so lại từng chữ với mã in trên văn bản."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about an uploaded file; `tone` as of the notices: success, warning, error."""

    tone: str
    title: str
    text: str


@login_not_required
@require_safe
def check_enter(request: HttpRequest) -> HttpResponse:
    """Type the code by hand."""
    if LOOKS.is_passed(request):
        return _too_many(request, LOOKS)
    typed = request.GET.get("ma", "")[:100]
    code = check_codes.typed(typed)
    if code:
        return redirect("documents:check", code)
    error = f"Mã xác thực gồm {check_codes.LENGTH} chữ và số in dưới mã QR; hãy nhập lại." if typed.strip() else ""
    return _answer(request, "enter", {"typed": typed, "error": error})


@login_not_required
@csrf_exempt  # it changes nothing and knows nobody; and the body must not be read before the handler is chosen
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What the portal says of the document with this code; on POST, of a file that is said to be it."""
    limit = FILES if request.method == "POST" else LOOKS
    if limit.is_passed(request):
        return _too_many(request, limit)
    document = issued_by_code(check_codes.typed(code[:100]))
    if document is None:
        return _answer(request, "enter", {"typed": code[:100], "error": _UNKNOWN}, status=404)
    found = published(document)
    context: dict[str, Any] = {
        "found": found,
        "shown_code": check_codes.shown(found.check_code),
        "seals": checked_signatures(signatures(document)),
        "max_megabytes": MAX_FILE // 1024**2,
    }
    if request.method == "POST":
        context["verdict"] = _compare(request, document, found)
    return _answer(request, "page", context)


def _compare(request: HttpRequest, document: Document, found: Published) -> Verdict:
    handler = HashingHandler(request)
    request.upload_handlers = [handler]
    _ = request.FILES  # reads the body through the handler
    if handler.is_too_large:
        return Verdict("error", "Tệp quá lớn", f"Tệp lớn hơn {MAX_FILE // 1024**2} MB nên không kiểm tra được ở đây.")
    if not handler.digest:
        return Verdict("warning", "Chưa chọn tệp", "Hãy chọn tệp PDF cần kiểm tra rồi bấm lại.")
    words = file_words(document, handler.digest)
    if handler.digest == found.sha256:
        return Verdict("success", "Tệp đúng là văn bản này", f"Giống hoàn toàn tệp Cổng đang lưu: {words}.")
    if words:
        return Verdict("success", "Tệp thuộc văn bản này", f"Giống hoàn toàn một tệp Cổng đang lưu: {words}.")
    return _stranger(document, handler)


def _stranger(document: Document, handler: HashingHandler) -> Verdict:
    if not handler.is_pdf:
        return Verdict("error", "Không phải tệp PDF", "Hãy chọn tệp PDF như đã nhận được, không phải ảnh hay tệp Word.")
    if is_of_another(document, handler.digest):
        return Verdict("error", "Không phải văn bản này", "Tệp này là của một văn bản khác, không phải văn bản này.")
    if handler.has_password:
        text = "Tệp đặt mật khẩu hoặc đã khóa nên không thể giống tệp đã ban hành; hãy dùng tệp gốc không đặt mật khẩu."
        return Verdict("error", "Tệp có mật khẩu", text)
    text = "Tệp khác với mọi tệp của văn bản này: đã bị sửa, được lưu lại bằng phần mềm khác, hoặc là tệp khác."
    return Verdict("error", "Tệp KHÔNG giống văn bản đã ban hành", text)


def _too_many(request: HttpRequest, limit: Limit) -> HttpResponse:
    minutes = -(-limit.seconds // 60)
    error = f"Địa chỉ mạng của bạn đã kiểm tra quá nhiều lần; hãy thử lại sau {minutes} phút."
    response = _answer(request, "enter", {"typed": "", "error": error}, status=TOO_MANY)
    response.headers["Retry-After"] = str(limit.seconds)
    return response


def _answer(request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page that nobody keeps and no search engine lists."""
    context["base_url"] = settings.PORTAL_BASE_URL
    response = render(request, f"documents/check/{name}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
