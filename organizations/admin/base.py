"""What every administration page of an agency's rows stands on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from audit import services as audit
from audit.constants import Action
from audit.selectors import history, told
from common.errors import DomainError, InvalidInput
from common.text import row_id
from organizations.models import Agency, AgencyOwned, User
from organizations.policies import administered_agencies

_Row = TypeVar("_Row", bound=models.Model)
# More words would make a query that a database refuses.
MAX_WORDS = 30

# Django's classes are generic for the type checker only.
if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[_Row]
    _ModelAdmin = admin.ModelAdmin[_Row]
else:

    class _ModelForm(forms.ModelForm, Generic[_Row]):
        pass

    class _ModelAdmin(admin.ModelAdmin, Generic[_Row]):
        pass


class _Tried(Exception):
    """Undoes a trial write."""


class AgencyModelForm(_ModelForm[_Row]):
    """A form whose row belongs to the acting agency, and whose rules answer on the form itself.

    The service is called once on a savepoint that is undone: what it refuses becomes an error beside the field,
    and nothing that was typed is lost.
    """

    agency: Agency | None = None
    trial: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row: Any = self.instance
        if isinstance(row, AgencyOwned) and row._state.adding and self.agency is not None:
            row.agency = self.agency

    def _get_validation_exclusions(self) -> set[str]:
        # The agency is no field of the form, yet uniqueness within it must be checked.
        return cast("set[str]", super()._get_validation_exclusions()) - {"agency"}  # type: ignore[misc]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.trial is None or self.errors:
            return
        key, is_adding = self.instance.pk, self.instance._state.adding
        try:
            with transaction.atomic():
                self.trial(self)
                raise _Tried
        except _Tried:
            pass
        except DomainError as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)
        finally:
            self.instance.pk, self.instance._state.adding = key, is_adding


class AgencyAdmin(_ModelAdmin[_Row]):
    """Rows of the agencies that the person administers; everything else does not exist here.

    Permissions come from the role, not from Django's permission table. `write` and `erase` are the only two ways to
    change a row; a subclass whose model has services calls them there.
    """

    form = AgencyModelForm  # type: ignore[assignment]
    agency_path = "agency_id"
    save_on_top = False
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER

    # --- which rows --------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[_Row]:
        rows = cast(Any, self.model._default_manager.all()).for_user(request.user)
        rows = rows.filter(**{f"{self.agency_path}__in": administered_agencies(request.user)})
        return cast("models.QuerySet[_Row]", rows.order_by(*self.get_ordering(request)))

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return tuple(super().get_ordering(request)) or tuple(self.model._meta.ordering or ("pk",))

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filters that the page offers: any other column could be guessed letter by letter."""
        entries: list[Any] = list(self.get_list_filter(request))
        offered = {entry if isinstance(entry, str) else entry[0] for entry in entries}
        return lookup.split("__")[0] in {*offered, self.date_hierarchy} and super().lookup_allowed(
            lookup, value, request
        )

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[_Row], search_term: str
    ) -> tuple[models.QuerySet[_Row], bool]:
        return super().get_search_results(request, queryset, " ".join(search_term.split()[:MAX_WORDS]))

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any) -> HttpResponse | None:
        if any(row_id(key) is None for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise InvalidInput("Dòng đã chọn không có; hãy tải lại trang rồi chọn lại.")
        return super().response_action(request, queryset, *args)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(administered_agencies(request.user))

    def has_view_permission(self, request: HttpRequest, obj: _Row | None = None) -> bool:
        return self._is_own(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(administered_agencies(request.user))

    def has_change_permission(self, request: HttpRequest, obj: _Row | None = None) -> bool:
        return self._is_own(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: _Row | None = None) -> bool:
        return self._is_own(request, obj)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def _is_own(self, request: HttpRequest, obj: _Row | None) -> bool:
        own = administered_agencies(request.user)
        return bool(own) if obj is None else getattr(obj, self.agency_path) in own

    # --- the form ----------------------------------------------------------------------------------------------

    def get_form(
        self, request: HttpRequest, obj: _Row | None = None, change: bool = False, **kwargs: Any
    ) -> type[forms.ModelForm[_Row]]:
        form = super().get_form(request, obj, change, **kwargs)
        form.agency = acting_agency(request)  # type: ignore[attr-defined]
        # A partial and not a method: the form must not bind it to itself.
        form.trial = partial(self._write_form, request, change)  # type: ignore[attr-defined]
        return form

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return without_shortcuts(super().formfield_for_dbfield(db_field, request, **kwargs))

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        kwargs.setdefault("queryset", own_choices(request, db_field.related_model))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> forms.ModelMultipleChoiceField[Any] | None:
        kwargs.setdefault("queryset", own_choices(request, db_field.related_model))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    # --- writing -----------------------------------------------------------------------------------------------

    def write(self, *, actor: User, agency: Agency, row: _Row, is_new: bool, values: dict[str, Any]) -> _Row:
        """Save `row`, already filled from the form; `values` are the fields that were typed (changed ones only
        unless `is_new`). Returns the saved row. Raises a `DomainError` for what the rules refuse."""
        names = [name for name in values if _is_column(row, name)]
        before: dict[str, Any] = {}
        if not is_new:
            before = audit.values(self.model._default_manager.get(pk=row.pk), *names)
        row.save()
        action = Action.CREATED if is_new else Action.CHANGED
        if is_new or names:
            audit.log(actor=actor, action=action, obj=row, before=before, after=audit.values(row, *names))
        return row

    def erase(self, *, actor: User, row: _Row) -> None:
        """Delete `row`. Raises a `DomainError` for what the rules refuse."""
        columns = [field.name for field in row._meta.concrete_fields if not field.primary_key]
        audit.log(actor=actor, action=Action.DELETED, obj=row, before=audit.values(row, *columns))
        row.delete()

    def save_model(self, request: HttpRequest, obj: _Row, form: forms.ModelForm[_Row], change: bool) -> None:
        saved = self._write_form(request, change, form)
        obj.pk = saved.pk
        obj.refresh_from_db()
        # A foreign key could have led the row out of the agency: then nothing of this request stays.
        if not self.get_queryset(request).filter(pk=obj.pk).exists():
            raise PermissionDenied

    def _write_form(self, request: HttpRequest, change: bool, form: forms.ModelForm[_Row]) -> _Row:
        names = form.changed_data if change else form.cleaned_data
        values = {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}
        agency = form.instance if isinstance(form.instance, Agency) and change else acting_agency(request)
        if agency is None:
            raise PermissionDenied
        return self.write(
            actor=cast(User, request.user), agency=agency, row=form.instance, is_new=not change, values=values
        )

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Rows edited inline take their parent's agency, and leave the same trail."""
        actor = cast(User, request.user)
        formset.save(commit=False)
        for row in formset.deleted_objects:
            self.erase(actor=actor, row=row)
        changed = [(row, False, names) for row, names in formset.changed_objects]
        changed += [(row, True, [f.name for f in row._meta.concrete_fields]) for row in formset.new_objects]
        for row, is_new, names in changed:
            if isinstance(row, AgencyOwned):
                row.agency_id = form.instance.agency_id
            before = {} if is_new else audit.values(type(row)._default_manager.get(pk=row.pk), *names)
            row.save()
            action = Action.CREATED if is_new else Action.CHANGED
            audit.log(actor=actor, action=action, obj=row, before=before, after=audit.values(row, *names))
        formset.save_m2m()

    def delete_model(self, request: HttpRequest, obj: _Row) -> None:
        self.erase(actor=cast(User, request.user), row=obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[_Row]) -> None:
        for row in queryset:
            self.erase(actor=cast(User, request.user), row=row)

    # --- the trail ---------------------------------------------------------------------------------------------

    # Django's own log knows no agency, no values and no reason: the portal's trail takes its place.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return None

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            return cast(HttpResponse, self._get_obj_does_not_exist_redirect(request, self.opts, object_id))  # type: ignore[attr-defined]
        context = {
            **self.admin_site.each_context(request),
            "title": f"Quá trình: {row}",
            "opts": self.opts,
            "object": row,
            "trail": told(history(row)),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/object_trail.html", context)


class OwnRelatedFilter(admin.RelatedOnlyFieldListFilter):
    """A filter over a foreign key that offers only what the shown rows point at: never another agency's names."""


def without_shortcuts(field: Any) -> Any:
    """No pencil, plus, cross and eye beside a choice: a related row is edited on its own page."""
    widget = getattr(field, "widget", None)
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_add_related = widget.can_change_related = False
        widget.can_delete_related = widget.can_view_related = False
    return field


def acting_agency(request: HttpRequest) -> Agency | None:
    """The agency for which the person administers."""
    user = request.user
    agency = user.agency if isinstance(user, User) else None
    return agency if agency is not None and agency.pk in administered_agencies(user) else None


def own_choices(request: HttpRequest, model: Any) -> models.QuerySet[Any]:
    """The rows of `model` that a form may point at: of the administered agencies, none for an unscoped model."""
    rows = model._default_manager.all()
    if not hasattr(rows, "for_user"):
        return cast("models.QuerySet[Any]", rows.none())
    own = {f"{rows.agency_path}__in": administered_agencies(request.user)}
    return cast("models.QuerySet[Any]", rows.for_user(request.user).filter(**own))


def _is_column(row: models.Model, name: str) -> bool:
    return any(field.name == name for field in row._meta.concrete_fields)
