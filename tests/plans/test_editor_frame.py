"""The forms around the text: header, signature, recipients, legal bases."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from organizations.models import User
from plans.models import Plan
from tests import people

ClientAs = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


def test_header_fields_and_recipients_are_saved(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    client = client_as(drafter)
    sign = f"/ke-hoach/{plan.pk}/the-thuc/?part=sign"
    fields = {
        "signer_name": "Lê Văn Nam",
        "has_recipients": "1",
        "recipient_name": ["Các Sở, ban, ngành", "UBND tỉnh"],
        "recipient_purpose": ["t/h", "b/c"],
    }
    assert client.post(sign, fields, headers=HTMX).status_code == 200
    plan.document.refresh_from_db()
    assert plan.document.signer_name == "Lê Văn Nam"
    assert [row.name for row in plan.document.recipients.all()] == ["Các Sở, ban, ngành", "UBND tỉnh"]


def test_fields_and_recipients_are_one_save(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    client, document = client_as(drafter), plan.document
    sign = f"/ke-hoach/{plan.pk}/the-thuc/?part=sign"
    rows = {"has_recipients": "1", "recipient_name": ["Các Sở, ban, ngành"], "recipient_purpose": ["t/h"]}
    before = document.version
    fields = {"signer_name": "Lê Văn Nam", "closing": "Trên đây là Kế hoạch."}
    assert client.post(sign, {**fields, **rows}, headers=HTMX).status_code == 200
    document.refresh_from_db()
    assert document.version == before + 1
    too_many = {"has_recipients": "1", "recipient_name": ["Sở"] * 101, "recipient_purpose": ["t/h"] * 101}
    refusal = client.post(sign, {"signer_name": "Người khác", "closing": "Khác", **too_many}, headers=HTMX)
    assert refusal.status_code == 422
    document.refresh_from_db()
    plan.refresh_from_db()
    assert (document.signer_name, plan.closing, document.version) == (
        "Lê Văn Nam",
        "Trên đây là Kế hoạch.",
        before + 1,
    )
    assert client.post(sign, {**fields, **rows}, headers=HTMX).status_code == 200
    document.refresh_from_db()
    assert document.version == before + 1


def test_a_new_amount_brings_its_words(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    url = f"/ke-hoach/{plan.pk}/the-thuc/?part=head"
    body = client_as(drafter).post(url, {"budget_total": "53.000.000"}, headers=HTMX).content.decode()
    plan.refresh_from_db()
    assert plan.budget_total == 53_000_000
    assert plan.budget_words == "Năm mươi ba triệu đồng"
    assert "Năm mươi ba triệu đồng" in body


def test_words_of_another_amount_are_flagged(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    client = client_as(drafter)
    url = f"/ke-hoach/{plan.pk}/the-thuc/?part=head"
    client.post(url, {"budget_total": "53.000.000"}, headers=HTMX)
    body = client.post(url, {"budget_words": "Năm mươi tư triệu đồng"}, headers=HTMX).content.decode()
    assert "không khớp" in body


def test_two_people_in_the_header_meet_only_on_the_same_field(
    client_as: ClientAs, plan: Plan, drafter: User, unit_head: User
) -> None:
    url = f"/ke-hoach/{plan.pk}/the-thuc/?part=head"
    base = client_as(drafter).get(url, headers=HTMX).context["base"]
    assert client_as(unit_head).post(url, {"place": "Đức Phổ", "base": base}, headers=HTMX).status_code == 200
    client = client_as(drafter)
    assert client.post(url, {"symbol": "KH-KHCN", "base": base}, headers=HTMX).status_code == 200
    assert client.post(url, {"place": "Lý Sơn", "base": base}, headers=HTMX).status_code == 412


def test_bases_are_cited_from_the_register(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    basis = plan.bases.get()
    fields = {
        "basis_document": [basis.legal_document_id, ""],
        "basis_role": ["basis", "basis"],
        "basis_text": ["Căn cứ Quyết định số 1322/QĐ-TTg ngày 01/9/2020 của Thủ tướng Chính phủ", ""],
        "basis_date": ["01/09/2020", ""],
        "basis_place": ["yes", "yes"],
    }
    body = client_as(drafter).post(f"/ke-hoach/{plan.pk}/can-cu/", fields, headers=HTMX).content.decode()
    assert str(plan.bases.get().cited_date) == "2020-09-01"
    assert "31/08/2020" in body


def test_what_the_plan_carries_out_is_chosen_and_shown_as_a_chain(
    client_as: ClientAs, plan: Plan, drafter: User
) -> None:
    client, above = client_as(drafter), people.make_plan(plan.agency, drafter, subject="Chương trình năm năm")
    decision = people.make_legal_document(plan.agency, "36/QĐ-TTg", kind="Quyết định")
    provincial = people.make_legal_document(plan.agency, "138/KH-UBND", kind="Kế hoạch", implements=decision)
    fields = {"kind": "thematic", "parent_id": above.pk, "carries_out_id": provincial.pk}
    assert client.post(f"/ke-hoach/{plan.pk}/the-thuc/?part=head", fields, headers=HTMX).status_code == 200
    plan.refresh_from_db()
    assert (plan.kind, plan.parent, plan.carries_out) == ("thematic", above, provincial)
    page = client.get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert page.index("138/KH-UBND") < page.index("↳ thực hiện Quyết định 36/QĐ-TTg")
    assert "Được thực hiện bởi" in client.get(f"/ke-hoach/{above.pk}/").content.decode()


def test_plans_do_not_carry_out_each_other(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    below = people.make_plan(plan.agency, drafter, subject="Kế hoạch năm", parent=plan)
    url = f"/ke-hoach/{plan.pk}/the-thuc/?part=head"
    answer = client_as(drafter).post(url, {"parent_id": below.pk}, headers=HTMX)
    assert answer.status_code == 422
    assert "đang thực hiện kế hoạch này" in answer.content.decode()


def test_another_agencys_plan_is_no_choice(client_as: ClientAs, plan: Plan, other_plan: Plan, drafter: User) -> None:
    url = f"/ke-hoach/{plan.pk}/the-thuc/?part=head"
    assert str(other_plan) not in client_as(drafter).get(url, headers=HTMX).content.decode()
    answer = client_as(drafter).post(url, {"parent_id": other_plan.pk}, headers=HTMX)
    assert answer.status_code == 422
    plan.refresh_from_db()
    assert plan.parent is None
