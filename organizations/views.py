"""Signing in and out, and a person's own pages. Everything else asks for a signed-in person by default."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout as auth_logout
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from organizations import selectors, services
from organizations.forms import PasswordForm, ProfileForm, SignInForm, TokenForm
from organizations.models import User

LOCKED_STATUS = 429


class SignIn(LoginView):
    """The sign-in page; open to everybody (`LoginView` says so itself)."""

    template_name = "organizations/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(demo_users=selectors.demo_users(), **kwargs)


def client_address(request: HttpRequest) -> str:
    """Who counts as one guesser of passwords. Behind the proxy every connection is the proxy's: it writes the
    person's address last in X-Forwarded-For; what stands before it anybody could have written."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.BEHIND_HTTPS:
        return address
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or address


def locked_out(request: HttpRequest, *_: object) -> HttpResponse:
    """The answer of django-axes after too many wrong passwords for one name from one address."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    refusal = f"Bạn đã nhập sai mật khẩu quá nhiều lần. Hãy thử lại sau {minutes} phút hoặc liên hệ người quản trị."
    form = SignInForm(request, data=request.POST, refusal=refusal)
    context = {
        "form": form,
        "locked_minutes": minutes,
        "demo_users": selectors.demo_users(),
        "next": request.POST.get("next", ""),
    }
    response = render(request, "organizations/login.html", context, status=LOCKED_STATUS)
    response.headers["Retry-After"] = str(minutes * 60)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    auth_logout(request)
    return redirect("organizations:login")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    form = PasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        changed = services.password_change(actor=user, password=form.cleaned_data["new_password1"])
        # This browser stays signed in; every other session ends, since the password's hash is part of it.
        update_session_auth_hash(request, changed)
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "organizations/password.html", {"form": form, "is_required": user.must_change_password})


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    user = _person(request)
    form = ProfileForm(request.POST or None, instance=User(pk=user.pk, email=user.email))
    if request.method == "POST" and form.is_valid():
        services.profile_update(actor=user, email=form.cleaned_data["email"])
        messages.success(request, "Đã lưu thông tin tài khoản.")
        return redirect("organizations:profile")
    return render(request, "organizations/profile.html", {"form": form, "memberships": user.own_memberships})


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list, and on POST the new token's plain value: in this answer and never again."""
    user = _person(request)
    form = TokenForm(request.POST or None)
    plain = ""
    if request.method == "POST" and form.is_valid():
        _, plain = services.token_create(actor=user, name=form.cleaned_data["name"], days=form.cleaned_data["days"])
        form = TokenForm()
    context = {"form": form, "tokens": selectors.tokens_of(user), "plain_token": plain}
    return render(request, "organizations/tokens.html", context)


@require_POST
def token_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    user = _person(request)
    token = get_object_or_404(selectors.tokens_of(user), pk=pk)
    services.token_revoke(actor=user, token_id=token.pk)
    messages.success(request, f"Đã thu hồi mã truy cập «{token.name}». Hệ thống dùng mã này không đọc được nữa.")
    return redirect("organizations:tokens")


def _person(request: HttpRequest) -> User:
    """The signed-in person; LoginRequiredMiddleware has turned everybody else away."""
    return cast(User, request.user)
