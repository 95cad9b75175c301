from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


class OrganizationsConfig(AppConfig):
    name = "organizations"
    verbose_name = "Tổ chức"
    default_auto_field = "django.db.models.BigAutoField"


class PortalAdminSite(AdminSite):
    """The administration pages, for the administrators of agencies and for the operator.

    It stands here and not in `organizations.admin`, because Django loads it while that module registers itself.
    """

    site_header = "Quản trị Cổng NSCL"
    site_title = "Quản trị Cổng NSCL"
    index_title = "Danh mục và người dùng"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        from organizations.policies import can_use_admin

        return can_use_admin(request.user)

    # The portal has one page to sign in, one to sign out and one for the password.
    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        from django.contrib.auth.views import redirect_to_login

        page = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
            page = resolve_url("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(page)
        if self.has_permission(request):
            return redirect(page)
        raise PermissionDenied("Trang quản trị dành cho người quản trị của cơ quan.")

    def logout(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:  # type: ignore[override]
        from organizations.views import sign_out

        return sign_out(request)

    def password_change(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:  # type: ignore[override]
        return redirect("organizations:password")
