"""Saving an import: its legal bases in the register, the units its tasks name."""

from __future__ import annotations

import datetime as dt

import pytest

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from documents.models import Document
from organizations.models import Membership, Unit, User
from plans.importing.draft import BasisDraft, Found, ItemDraft, UnitPart
from plans.models import LegalBasis, LegalDocument, Plan, Task, TaskUnit
from tests import people
from tests.people import Cast
from tests.plans.importing.uploads import LEAD, decide, draft, know, ready, save, saved, task


class TestBases:
    def test_a_new_one_is_entered_and_logged(self, cast: Cast) -> None:
        basis = LegalBasis.objects.get(plan=saved(cast, draft()))
        law = basis.legal_document
        assert (law.kind, law.symbol, law.issued_on) == ("Quyết định", "100/QĐ-TTg", dt.date(2019, 1, 19))
        assert (law.issuer, law.subject) == ("Thủ tướng Chính phủ", "phê duyệt Đề án truy xuất")
        assert basis.in_opening
        assert Entry.objects.filter(
            object_type="plans.legaldocument", object_id=str(law.pk), actor=cast.drafter
        ).exists()

    @pytest.mark.parametrize("issued_on", [dt.date(2019, 1, 19), dt.date(2019, 1, 20)], ids=["the day", "a misprint"])
    def test_one_of_the_register_is_used_again(self, cast: Cast, issued_on: dt.date) -> None:
        known = people.make_legal_document(cast.agency, "100/QĐ-TTg", issued_on=issued_on)
        basis = LegalBasis.objects.get(plan=saved(cast, draft()))
        assert (basis.legal_document, basis.cited_date) == (known, dt.date(2019, 1, 19))

    def test_the_same_symbol_of_another_year_is_another_document(self, cast: Cast) -> None:
        people.make_legal_document(cast.agency, "100/QĐ-TTg", issued_on=dt.date(2021, 1, 19))
        saved(cast, draft())
        assert LegalDocument.objects.filter(agency=cast.agency, symbol="100/QĐ-TTg").count() == 2

    def test_another_agencys_register_is_not_touched(self, cast: Cast) -> None:
        people.make_legal_document(cast.other, "100/QĐ-TTg", issued_on=dt.date(2019, 1, 19))
        assert LegalBasis.objects.get(plan=saved(cast, draft())).legal_document.agency == cast.agency

    def test_a_law_by_its_name(self, cast: Cast) -> None:
        law = people.make_legal_document(cast.agency, "", kind="Luật", subject="Chất lượng sản phẩm, hàng hóa")
        basis = BasisDraft(
            "Căn cứ Luật Chất lượng sản phẩm, hàng hóa", kind="Luật", name="Luật Chất lượng sản phẩm, hàng hóa"
        )
        assert LegalBasis.objects.get(plan=saved(cast, draft(bases=(basis,)))).legal_document == law

    def test_a_sentence_without_a_document_stays_in_the_opening(self, cast: Cast) -> None:
        plan = saved(cast, draft(bases=(BasisDraft("Căn cứ tình hình thực tế của địa phương;"),)))
        assert not plan.bases.exists()
        assert plan.opening.splitlines()[0] == "Căn cứ tình hình thực tế của địa phương;"

    def test_what_the_plan_carries_out_is_its_own_field(self, cast: Cast) -> None:
        basis = BasisDraft("Thực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của UBND tỉnh", "carry_out", "Kế hoạch",
                           "9/KH-UBND", date="2026-01-05", issuer="UBND tỉnh")  # fmt: skip
        plan = saved(cast, draft(bases=(basis,)))
        assert plan.carries_out is not None
        assert plan.carries_out.symbol == "9/KH-UBND"


class TestUnits:
    def test_an_unknown_one_is_asked_for_and_nothing_is_saved(self, cast: Cast) -> None:
        found = ready(cast.drafter)
        before = Plan.objects.count(), Document.objects.count()
        with pytest.raises(InvalidInput, match="Văn phòng Sở") as refused:
            save(found, cast)
        assert refused.value.field == "units"
        assert (Plan.objects.count(), Document.objects.count()) == before

    def test_words_are_kept_where_the_person_says_so(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(
            cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Hội Nông dân xã Phước Nam")))
        )
        found = decide(found, cast, {"op": "unit", "printed": "Hội Nông dân xã Phước Nam", "choice": {"text": True}})
        made = Task.objects.get(plan=save(found, cast))
        assert made.extra_lines == [{"label": "Chủ trì", "text": "Hội Nông dân xã Phước Nam"}]
        assert not Unit.objects.filter(name="Hội Nông dân xã Phước Nam").exists()

    def test_a_chosen_unit_keeps_the_printed_name(self, cast: Cast) -> None:
        unit, _ = know(cast.drafter)
        found = ready(cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Bộ phận đo lường"))))
        found = decide(found, cast, {"op": "unit", "printed": "Bộ phận đo lường", "choice": {"unit": unit.pk}})
        part = TaskUnit.objects.get(task__plan=save(found, cast))
        assert (part.unit, part.printed_name) == (unit, "Bộ phận đo lường")

    def test_a_supposed_one_counts_and_keeps_the_printed_name(self, cast: Cast) -> None:
        unit, _ = know(cast.drafter)
        plan = saved(cast, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Phòng TCĐLCL"))))
        part = TaskUnit.objects.get(task__plan=plan)
        assert (part.unit, part.printed_name) == (unit, "Phòng TCĐLCL")

    def test_a_new_one_needs_the_right_to_make_it(self, cast: Cast) -> None:
        found = ready(cast.drafter, draft(ItemDraft("heading", "Rà soát", "1.", task=task("Hội Làm vườn"))))
        found = decide(found, cast, {"op": "unit", "printed": "Hội Làm vườn", "choice": {"new": "external"}})
        with pytest.raises(NotAllowed, match="người quản trị"):
            save(found, cast)
        Membership.objects.create(user=cast.drafter, agency=cast.agency, role="admin")
        plan = save(found, cast, actor=User.objects.get(pk=cast.drafter.pk))
        unit = Unit.objects.get(agency=cast.agency, name="Hội Làm vườn")
        assert (unit.code, unit.kind) == ("hoi-lam-vuon", "external")
        assert TaskUnit.objects.get(task__plan=plan).unit == unit

    def test_another_agencys_unit_cannot_be_chosen(self, cast: Cast) -> None:
        foreign = people.make_unit(cast.other, "phong-la", "Phòng lạ")
        found = ready(cast.drafter)
        with pytest.raises(InvalidInput, match="không thuộc cơ quan"):
            decide(found, cast, {"op": "unit", "printed": LEAD, "choice": {"unit": foreign.pk}})

    def test_two_names_of_one_unit_stand_in_one_row(self, cast: Cast) -> None:
        unit, _ = know(cast.drafter)
        Unit.objects.filter(pk=unit.pk).update(short_name="Phòng TĐC")
        both = (Found(UnitPart(LEAD)), Found(UnitPart("Phòng TĐC")))
        plan = saved(cast, draft(ItemDraft("heading", "Rà soát", "1.", task=task("", leads=both))))
        assert TaskUnit.objects.get(task__plan=plan).printed_name == f"{LEAD}; Phòng TĐC"
