"""People of the own agency, their roles and passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from organizations import services
from organizations.admin.base import AgencyAdmin, AgencyModelForm, acting_agency, own_choices, without_shortcuts
from organizations.models import Agency, Membership, Unit, User
from organizations.policies import administered_agencies

if TYPE_CHECKING:
    _UserForm = AgencyModelForm[User]
    _RoleFormSet = BaseInlineFormSet[Membership, User, forms.ModelForm[Membership]]
    _RoleInline = admin.TabularInline[Membership, User]
else:
    _UserForm = AgencyModelForm
    _RoleFormSet = BaseInlineFormSet
    _RoleInline = admin.TabularInline

# Roles come from memberships; Django's groups would be a second, silent way to give rights.
if admin.site.is_registered(Group):
    admin.site.unregister(Group)


class UserForm(_UserForm):
    class Meta:
        model = User
        fields = ["username", "full_name", "position_title", "email", "is_active"]


class RoleFormSet(_RoleFormSet):
    """The roles of one person. What the services refuse, such as the last administrator, is said here."""

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        if not any(form for form in kept if not form.cleaned_data.get("DELETE")):
            raise forms.ValidationError("Người dùng cần ít nhất một vai trò; muốn ngừng, hãy bỏ «Được đăng nhập».")


class RoleInline(_RoleInline):
    model = Membership
    formset = RoleFormSet
    extra = 1
    fields = ("role", "unit")
    verbose_name_plural = "Vai trò trong cơ quan"

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Membership]:
        return cast("models.QuerySet[Membership]", own_choices(request, Membership))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return without_shortcuts(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "unit":
            kwargs["queryset"] = own_choices(request, Unit).filter(is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return True


@admin.register(User)
class UserAdmin(AgencyAdmin[User]):
    """People are never deleted: what they did names them. They stop signing in instead."""

    form = UserForm
    fields = ("username", "full_name", "position_title", "email", "is_active")
    inlines = [RoleInline]
    change_form_template = "admin/user_change_form.html"
    list_display = ("full_name", "username", "position_title", "roles", "is_active", "own_password")
    list_filter = ("is_active",)
    search_fields = ("full_name", "username", "position_title")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[User]:
        members = Membership.objects.for_user(request.user).filter(agency__in=administered_agencies(request.user))
        people = User.objects.filter(pk__in=members.values("user_id"), is_superuser=False)
        return people.order_by("full_name").prefetch_related("memberships")

    def _is_own(self, request: HttpRequest, obj: User | None) -> bool:
        own = administered_agencies(request.user)
        if obj is None or not own:
            return bool(own)
        return not obj.is_superuser and any(held.agency_id in own for held in obj.own_memberships)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> tuple[str, ...]:
        return () if obj is None else ("username",)

    @admin.display(description="Vai trò")
    def roles(self, user: User) -> str:
        return ", ".join(held.get_role_display() for held in user.memberships.all())

    @admin.display(description="Mật khẩu", ordering="must_change_password")
    def own_password(self, user: User) -> str:
        return "Tạm, phải đổi khi đăng nhập" if user.must_change_password else "Đã tự đặt"

    def write(self, *, actor: User, agency: Agency, row: User, is_new: bool, values: dict[str, Any]) -> User:
        if not is_new:
            return services.user_update(actor=actor, user_id=row.pk, agency=agency, changes=values)
        values.pop("is_active", None)
        user, row.plain_password = services.user_create(actor=actor, agency=agency, **values)  # type: ignore[attr-defined]
        return user

    def save_model(self, request: HttpRequest, obj: User, form: forms.ModelForm[User], change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        # A new person has no role yet, and so is in no agency until the roles below are saved.
        obj.pk = self._write_form(request, change, form).pk
        obj._state.adding = False

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        actor, agency = cast(User, request.user), acting_agency(request)
        if agency is None:
            raise PermissionDenied
        person = User.objects.get(pk=form.instance.pk)
        formset.save(commit=False)
        for held in formset.new_objects:
            services.membership_grant(actor=actor, agency=agency, user=person, role=held.role, unit=held.unit)
        for held, _ in formset.changed_objects:
            services.membership_change(actor=actor, membership_id=held.pk, role=held.role, unit=held.unit)
        for held in formset.deleted_objects:
            services.membership_revoke(actor=actor, membership_id=held.pk)

    # --- the password that is handed over ----------------------------------------------------------------------

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: str | None = None) -> HttpResponse:
        return self._hand_over(request, obj, obj.plain_password)  # type: ignore[attr-defined]

    def get_urls(self) -> list[URLPattern]:
        reset = self.admin_site.admin_view(self.reset_password)
        return [path("<int:pk>/mat-khau/", reset, name="organizations_user_password"), *super().get_urls()]

    def reset_password(self, request: HttpRequest, pk: int) -> HttpResponse:
        person, agency = self.get_object(request, str(pk)), acting_agency(request)
        if person is None or agency is None:
            return cast(HttpResponse, self._get_obj_does_not_exist_redirect(request, self.opts, str(pk)))  # type: ignore[attr-defined]
        if request.method != "POST":
            return self._hand_over(request, person, "")
        _, plain = services.password_reset(actor=cast(User, request.user), user_id=person.pk, agency=agency)
        return self._hand_over(request, person, plain)

    def _hand_over(self, request: HttpRequest, person: User, plain: str) -> HttpResponse:
        """Ask before a reset; then show the password, in this one answer."""
        context = {
            **self.admin_site.each_context(request),
            "title": f"Mật khẩu của {person}",
            "opts": self.opts,
            "person": person,
            "plain_password": plain,
        }
        response = TemplateResponse(request, "admin/user_password.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        return response
