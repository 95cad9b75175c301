"""An administrator sets the form of the own agency's papers, inside the decree's ranges."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from documents.models import LayoutSettings
from organizations.models import User
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
DECREE = {
    "margin_top": 20,
    "margin_bottom": 20,
    "margin_left": 30,
    "margin_right": 20,
    "body_size": "13.5",
    "motto_size": "12",
    "line_spacing": "1.15",
    "paragraph_gap": "6",
    "first_line_indent": "1.00",
}


def test_the_administrator_sets_it_once(cast: Cast, client_as: ClientAs) -> None:
    client, add = client_as(cast.admin), reverse("admin:documents_layoutsettings_add")
    assert client.post(add, DECREE).status_code == 302
    layout = LayoutSettings.objects.get()
    assert (layout.agency, layout.margin_right, str(layout.body_size)) == (cast.agency, 20, "13.5")
    assert client.get(add).status_code == 403


@pytest.mark.parametrize(("field", "value"), [("margin_left", 29), ("margin_left", 36), ("body_size", "15")])
def test_a_size_outside_the_decree_is_refused(cast: Cast, client_as: ClientAs, field: str, value: object) -> None:
    response = client_as(cast.admin).post(reverse("admin:documents_layoutsettings_add"), {**DECREE, field: str(value)})
    assert response.status_code == 200
    assert not LayoutSettings.objects.exists()


@pytest.mark.parametrize("person", ["drafter", "clerk", "leader", "viewer"])
def test_nobody_else_finds_it(cast: Cast, client_as: ClientAs, person: str) -> None:
    response = client_as(getattr(cast, person)).get(reverse("admin:documents_layoutsettings_changelist"))
    assert response.status_code in (302, 403)


def test_another_agencys_form_does_not_exist(cast: Cast, client_as: ClientAs) -> None:
    foreign = LayoutSettings.objects.create(agency=cast.other)
    url = reverse("admin:documents_layoutsettings_change", args=[foreign.pk])
    assert client_as(cast.admin).get(url).status_code in (302, 404)
