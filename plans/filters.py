"""What the list of plans can be narrowed and ordered by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet

from common.text import collapse, fold
from documents.constants import State
from documents.selectors import MAX_WORDS
from organizations.models import Agency, Unit, User
from plans.constants import PlanKind, UnitRole
from plans.models import Plan, TaskUnit

_SORTS = {
    "moi": ("Mới sửa trước", ("-document__updated_at", "-pk")),
    "ky": ("Kỳ thực hiện gần nhất", ("-period_start", "-pk")),
    "han": ("Sắp hết kỳ trước", ("period_end", "pk")),
    "ten": ("Tên A–Z", ("search_text", "pk")),
}
_DEFAULT_SORT = "moi"


def _units(request: Any) -> QuerySet[Unit]:
    return Unit.objects.for_user(request.user).choosable().select_related("agency")


def _agencies(request: Any) -> QuerySet[Agency]:
    return Agency.objects.for_user(request.user)


class PlanFilter(django_filters.FilterSet):
    """`q` is looked for without accents in the subject, and in number and symbol; a wrong value narrows nothing."""

    q = django_filters.CharFilter(method="search", label="Tìm")
    kind = django_filters.ChoiceFilter(choices=PlanKind.choices, label="Loại", empty_label="Mọi loại")
    year = django_filters.ChoiceFilter(method="in_year", label="Năm", empty_label="Mọi năm")
    state = django_filters.ChoiceFilter(
        field_name="document__state", choices=State.choices, label="Trạng thái", empty_label="Mọi trạng thái"
    )
    unit = django_filters.ModelChoiceFilter(queryset=_units, method="of_unit", label="Đơn vị", empty_label="Mọi đơn vị")
    agency = django_filters.ModelChoiceFilter(queryset=_agencies, label="Cơ quan", empty_label="Mọi cơ quan")
    sort = django_filters.ChoiceFilter(
        method="in_order",
        choices=[(key, label) for key, (label, _) in _SORTS.items()],
        label="Sắp xếp",
        empty_label=None,
    )

    class Meta:
        model = Plan
        fields: list[str] = []

    def __init__(self, *args: Any, request: Any, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        self.user: User = request.user
        years = _years(self.user)
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years]
        self.shows_agency = Agency.objects.for_user(self.user).count() > 1
        if not self.shows_agency:
            del self.filters["agency"]
        for name, field in self.form.fields.items():
            field.widget.attrs["class"] = "input"
            if name == "q":
                field.widget = forms.TextInput(
                    attrs={"class": "input", "type": "search", "placeholder": "Tên kế hoạch, số, ký hiệu…"}
                )

    @property
    def is_narrowed(self) -> bool:
        """True when anything but the order was chosen."""
        if not self.form.is_valid():
            return False
        return any(value for name, value in self.form.cleaned_data.items() if name != "sort")

    def filter_queryset(self, queryset: QuerySet[Plan]) -> QuerySet[Plan]:
        narrowed: QuerySet[Plan] = super().filter_queryset(queryset)
        chosen = self.form.cleaned_data.get("sort") or _DEFAULT_SORT
        return narrowed.order_by(*_SORTS[chosen][1])

    def search(self, queryset: QuerySet[Plan], name: str, value: str) -> QuerySet[Plan]:
        for word in fold(collapse(value)).split()[:MAX_WORDS]:
            number = Q(document__number=int(word)) if word.isascii() and word.isdecimal() and len(word) < 8 else Q()
            queryset = queryset.filter(Q(search_text__contains=word) | Q(document__symbol__icontains=word) | number)
        return queryset

    def in_year(self, queryset: QuerySet[Plan], name: str, value: str) -> QuerySet[Plan]:
        year = int(value)
        return queryset.filter(period_start__lte=dt.date(year, 12, 31), period_end__gte=dt.date(year, 1, 1))

    def of_unit(self, queryset: QuerySet[Plan], name: str, value: Unit) -> QuerySet[Plan]:
        """Plans that the unit drafts, or in which it leads a task."""
        leads = TaskUnit.objects.for_user(self.user).filter(
            unit=value, role=UnitRole.LEAD, task__plan_id=OuterRef("pk")
        )
        return queryset.filter(Q(document__drafting_unit=value) | Exists(leads))

    def in_order(self, queryset: QuerySet[Plan], name: str, value: str) -> QuerySet[Plan]:
        return queryset


def _years(user: User) -> list[int]:
    """Every year that some plan's period touches, the latest first."""
    periods = Plan.objects.for_user(user).values_list("period_start__year", "period_end__year").distinct()
    return sorted({year for start, end in periods for year in range(start, end + 1)}, reverse=True)
