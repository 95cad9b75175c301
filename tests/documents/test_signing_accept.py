"""What comes back from outside signers: our file with one good signature more, and nothing else."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter

from common.errors import InvalidInput
from documents import signing
from documents.signing import demo
from documents.signing.verification import Report
from documents.signing.waiting import apart
from tests.documents import keys


def outside(data: bytes, field: str, key: signing.Key | None = None, **options: Any) -> bytes:
    """`data` as another program signs it: with its own name in the metadata, certifying nothing."""
    meta = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, **options)
    new = SigFieldSpec(field, on_page=0, box=(20, 20, 120, 80)) if field not in {"NguoiKy", "CoQuan"} else None
    signer = PdfSigner(meta, (key or keys.person()).signer, new_field_spec=new)
    result: bytes = apart(lambda: signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)))).getvalue()
    return result


def accept(returned: bytes, **changes: Any) -> Report:
    asked: dict[str, Any] = {"role": keys.PERSON, "roots": keys.roots(), "holder": keys.SIGNER, "at": keys.now()}
    return signing.accept(changes.pop("prepared", keys.prepared()), returned, **{**asked, **changes})


def refused(returned: bytes, **changes: Any) -> str:
    with pytest.raises(InvalidInput) as caught:
        accept(returned, **changes)
    assert caught.value.field == "file"
    return caught.value.message


def test_it_works() -> None:
    report = accept(outside(keys.prepared(), "NguoiKy"))
    assert (report.role, report.subject_name, report.intact) == (keys.PERSON, keys.SIGNER, True)
    assert report.signed_at is not None


def test_the_agency_signs_outside_after_the_person() -> None:
    returned = outside(keys.signed_once(), "CoQuan", keys.agency())
    report = accept(returned, prepared=keys.signed_once(), role=keys.ORGANIZATION, holder=keys.AGENCY)
    assert report.role == keys.ORGANIZATION
    assert [each.is_valid for each in signing.verify(returned, keys.roots())] == [True, True]


def test_an_own_field_is_taken_from_the_first_signer() -> None:
    returned = outside(keys.prepared(), "Signature1")
    assert accept(returned).role is None
    sealed = signing.sign(
        returned, keys.agency(), role=keys.ORGANIZATION, image=keys.seal(), image_width=36, at=keys.now()
    )
    assert [each.is_valid for each in signing.verify(sealed, keys.roots())] == [True, True]


def test_a_certifying_signature_that_lets_others_sign() -> None:
    returned = outside(keys.prepared(), "NguoiKy", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    assert accept(returned).intact


def test_a_certifying_signature_that_locks_the_file() -> None:
    returned = outside(keys.prepared(), "NguoiKy", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    assert "đã khóa tệp" in refused(returned)


def test_an_own_field_after_the_first_signature_breaks_it() -> None:
    returned = outside(keys.signed_once(), "Signature2", keys.agency())
    said = refused(returned, prepared=keys.signed_once(), role=keys.ORGANIZATION, holder=keys.AGENCY)
    assert "hãy ký vào ô «CoQuan» có sẵn" in said


def test_the_field_of_the_other_role() -> None:
    assert "nằm ở ô «CoQuan»" in refused(outside(keys.prepared(), "CoQuan"))


def test_the_file_as_it_went_out() -> None:
    assert "chưa có chữ ký mới" in refused(keys.prepared())


def test_another_file() -> None:
    assert "không phải bản chờ ký" in refused(keys.paper().data)


def test_a_picture_is_no_pdf() -> None:
    assert "không phải là PDF" in refused(keys.ink())


def test_a_rewritten_file() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(outside(keys.prepared(), "NguoiKy"))) as file:
        file.save(out)
    assert "không phải bản chờ ký" in refused(out.getvalue())


def test_two_signatures_at_once() -> None:
    twice = outside(outside(keys.prepared(), "NguoiKy"), "CoQuan", keys.agency())
    assert "nhiều hơn một chữ ký" in refused(twice)


def drawn_on(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    RawContent(b"q 1 g 100 500 300 100 re f Q").add_to_page(writer, 0)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def test_text_covered_before_the_signature() -> None:
    assert "còn bị thêm hoặc sửa" in refused(outside(drawn_on(keys.prepared()), "NguoiKy"))


def test_text_covered_after_the_signature() -> None:
    assert "còn bị thêm hoặc sửa" in refused(drawn_on(outside(keys.prepared(), "NguoiKy")))


def test_a_damaged_signature() -> None:
    returned = bytearray(outside(keys.prepared(), "NguoiKy"))
    place = len(keys.prepared()) + 200
    returned[place] ^= 1
    assert refused(bytes(returned))


def test_somebody_elses_certificate() -> None:
    returned = outside(keys.prepared(), "NguoiKy", keys.make("Lê Thị Ngọc"))
    assert refused(returned) == "Chứng thư số này cấp cho «Lê Thị Ngọc», không phải cho người ký «Nguyễn Tấn Liêm»."


def test_an_expired_certificate() -> None:
    assert "không có hiệu lực" in refused(outside(keys.prepared(), "NguoiKy", keys.make(keys.SIGNER, days=-400)))


def test_an_unknown_authority() -> None:
    returned = outside(keys.prepared(), "NguoiKy", keys.make(keys.SIGNER, issuer=demo.make_authority("CA lạ")))
    assert "không nằm trong danh sách cổng tin cậy" in refused(returned)
