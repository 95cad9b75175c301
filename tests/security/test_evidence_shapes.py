"""Numbers that no row has and texts of any shape, typed where documents are signed, sent, copied and registered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from common.calendar import today
from common.errors import InvalidInput, NotAllowed
from documents.constants import CopyKind, Relation, State
from documents.models import Document, PreparedFile, Sending
from documents.services import Address, document_relate, document_send
from documents.services.copying import CopyOrder, document_copy
from documents.urls import urlpatterns
from organizations.models import User
from tests import people
from tests.people import Cast

ClientAs = Callable[[User], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

ENDLESS, TOO_LARGE = "9" * 5_000, "9" * 25
ROUTES = [
    f"/{room.pattern}{page.pattern}"
    for room in urlpatterns
    for page in room.url_patterns
    if "<int:" in str(page.pattern)
]


def at(route: str, number: str) -> str:
    for name in ("pk", "sending", "copy", "annex"):
        route = route.replace(f"<int:{name}>", number)
    return route.replace("<str:action>", "submit")


@pytest.fixture
def document(cast: Cast) -> Document:
    return people.advance(people.make_document(cast.agency, cast.drafter), State.ISSUED, by=cast.clerk)


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE, "0"])
def test_a_document_that_cannot_be_is_not_found(cast: Cast, client_as: ClientAs, number: str) -> None:
    client = client_as(cast.clerk)
    for route in ROUTES:
        said = {client.get(at(route, number)).status_code, client.post(at(route, number)).status_code}
        assert said <= {404, 405}, route


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE, "-1", "²", "\0", "0x1"])
def test_no_number_breaks_a_form(cast: Cast, client_as: ClientAs, document: Document, number: str) -> None:
    clerk, home = client_as(cast.clerk), f"/van-ban/{document.pk}"
    for page, names in {
        "ky": ("certificate", "seen"),
        "sao": ("kind", "pages", "of_copy", "certificate", "made_on"),
        "so": ("version", "copies_count", "doc_ordinal", "file_catalog", "dispatched_on", "due_on"),
        "gui": ("to_1", "other_0", "name_0"),
    }.items():
        answer = clerk.post(f"{home}/{page}/", dict.fromkeys(names, number))
        assert answer.status_code in (200, 302, 400, 404), page
    entry = {"version": number, "unit": number, "arrived_on": number, "code": number, "urgency": number}
    assert clerk.post("/van-ban/den/them/", entry).status_code == 400


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE, "²"])
def test_no_prepared_file_of_that_number_is_replaced(cast: Cast, client_as: ClientAs, number: str) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED)
    answer = client_as(cast.clerk).post(reverse("plans:prepare", args=[plan.pk]), {"replaces": number})
    assert answer.status_code == 302


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE, "1000000000", "0", "-1", "²", "1e3", "\0"])
def test_no_such_number_is_given(cast: Cast, client_as: ClientAs, number: str) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=State.APPROVED)
    sent = {"issued_on": "05/09/2025", "number": number, "outside_system": "VNPT iOffice"}
    answer = client_as(cast.clerk).post(f"/ke-hoach/{plan.pk}/buoc/assign_number/", sent)
    plan.document.refresh_from_db()
    assert (answer.status_code, plan.document.state) == (400, State.APPROVED)


@pytest.mark.parametrize("number", [ENDLESS, TOO_LARGE, "\0", "a " * 1500, "%", "'"])
@pytest.mark.parametrize("page", ["", "so/xlsx/", "luu-tru/csv/", "den/", "den/xlsx/"])
def test_a_register_is_searched_for_anything(cast: Cast, client_as: ClientAs, page: str, number: str) -> None:
    asked = dict.fromkeys(("q", "year", "series", "type", "state", "first", "last", "page", "unit"), number)
    assert client_as(cast.clerk).get(f"/van-ban/{page}", asked).status_code in (200, 400)


def test_an_address_longer_than_any_is_refused(cast: Cast, document: Document, settings: LazySettings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    parts = ".".join(letter * 60 for letter in "bcdef")
    with pytest.raises(InvalidInput, match="không đúng"):
        document_send(document_id=document.pk, actor=cast.clerk, addresses=[Address("UBND", f"a@{parts}.vn")])
    assert not Sending.objects.exists()


def test_more_scattered_pages_than_are_kept_are_refused(cast: Cast) -> None:
    draft = people.make_document(cast.agency, cast.drafter)
    document = people.advance(draft, State.NUMBERED, by=cast.clerk)
    PreparedFile.objects.create(
        agency=cast.agency, document=document, content_json="{}", content_sha256="0" * 64, pdf_path="x",
        pdf_sha256="0" * 64, pdf_size=1, page_count=200, made_by=cast.clerk,
    )  # fmt: skip
    Document.objects.filter(pk=document.pk).update(state=State.ISSUED)
    scattered = ",".join(str(page) for page in range(1, 127, 2))
    order = CopyOrder(CopyKind.EXTRACT, today(), "GIÁM ĐỐC", "Trần Công Hòa", pages=scattered)
    with pytest.raises(InvalidInput, match="quá rời rạc") as refused:
        document_copy(document_id=document.pk, actor=cast.clerk, order=order)
    assert (len(scattered) <= 200, refused.value.field) == (True, "pages")


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.NUMBERED])
def test_what_is_on_its_way_takes_no_relation(cast: Cast, document: Document, state: str) -> None:
    later = people.advance(people.make_document(cast.agency, cast.drafter), state, by=cast.clerk)
    with pytest.raises(NotAllowed, match="không sửa được"):
        document_relate(document_id=later.pk, actor=cast.drafter, earlier_id=document.pk, relation=Relation.REPLACE)


def test_a_document_does_not_amend_itself_or_another_agencys(cast: Cast, document: Document) -> None:
    stranger = people.make_document(cast.other, cast.stranger)
    with pytest.raises(NotAllowed):
        document_relate(document_id=document.pk, actor=cast.drafter, earlier_id=document.pk, relation=Relation.AMEND)
    with pytest.raises(Document.DoesNotExist):
        document_relate(document_id=stranger.pk, actor=cast.stranger, earlier_id=document.pk, relation=Relation.AMEND)
