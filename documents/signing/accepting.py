"""What an outside signer brought back: taken only where it is our file with one good signature more."""

from __future__ import annotations

import dataclasses
import datetime as dt

from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DiffResult,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.fields import MDPPerm

from common.errors import InvalidInput
from documents.constants import SignatureRole
from documents.signing.certificates import Roots
from documents.signing.checking import check_certificate
from documents.signing.guard import guarded
from documents.signing.places import FIELD_NAMES
from documents.signing.reading import Reader, unreadable
from documents.signing.verification import Covers, Report, reports

POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),  # type: ignore[no-untyped-call]
        *DEFAULT_DIFF_POLICY.global_rules[1:],
    ],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)
"""What a signer may add to a bare file: a signature, where it certifies the entry that says so, and nothing else."""


def accept(
    prepared: bytes, returned: bytes, *, role: SignatureRole, roots: Roots, holder: str, at: dt.datetime
) -> Report:
    """The one new signature in `returned`, which an outside signer made of `prepared`; `signed_at` is never None.

    Raises `InvalidInput` («file»): not a continuation of exactly these bytes, no or several new signatures, anything
    else changed, not intact, or a certificate that `check_certificate` refuses.
    """
    if b"%PDF-" not in returned[:1024]:
        raise unreadable()
    if returned == prepared:
        raise _refused("Tệp chưa có chữ ký mới; hãy ký bằng phần mềm ký số rồi tải lên lại.")
    if not returned.startswith(prepared):
        raise _refused(
            "Tệp không phải bản chờ ký đã tải từ cổng, hoặc phần mềm đã lưu lại cả tệp; hãy tải bản chờ ký, ký trực"
            " tiếp trên tệp đó rồi tải lên."
        )
    return guarded(accepted, prepared, returned, role, roots, holder, at)


def accepted(
    prepared: bytes, returned: bytes, role: SignatureRole, roots: Roots, holder: str, at: dt.datetime
) -> Report:
    """`accept` in this process."""
    before = {each.field for each in reports(prepared, roots)}
    after = reports(returned, roots)
    new = [each for each in after if each.field not in before]
    if len(new) != 1:
        count = "chưa có chữ ký mới" if not new else "có nhiều hơn một chữ ký mới"
        raise _refused(f"Tệp {count}; hãy tải bản chờ ký, ký đúng một lần rồi tải lên lại.")
    _check_place(new[0], role)
    _check_rest(prepared, returned, new[0], [each for each in after if each.field in before], role)
    if not new[0].intact or new[0].covers == Covers.CHANGED or not new[0].in_force:
        raise _refused(new[0].sentence)
    try:
        check_certificate(new[0].certificate, role=role, holder=holder, at=at, roots=roots)
    except InvalidInput as refused:
        raise _refused(refused.message) from refused
    return dataclasses.replace(new[0], signed_at=new[0].signed_at or at)


def _check_place(new: Report, role: SignatureRole) -> None:
    if new.role not in (None, role):
        raise _refused(
            f"Chữ ký nằm ở ô «{new.field}» của chữ ký khác; hãy tải lại bản chờ ký và ký vào ô «{FIELD_NAMES[role]}»."
        )


def _check_rest(prepared: bytes, returned: bytes, new: Report, earlier: list[Report], role: SignatureRole) -> None:
    """Nothing but the signature was added: neither to what earlier signatures speak for, nor to the bare file."""
    if any(each.covers == Covers.CHANGED or not each.intact for each in earlier) and new.role is None:
        raise _refused(
            f"Phần mềm đã thêm ô chữ ký mới nên làm hỏng chữ ký trước; hãy ký vào ô «{FIELD_NAMES[role]}» có sẵn."
        )
    old, reader = Reader(prepared), Reader(returned)
    if any(each.docmdp_level == MDPPerm.NO_CHANGES for each in reader.embedded_regular_signatures):
        raise _refused("Phần mềm đã khóa tệp nên không ai ký thêm được; hãy ký lại mà không chọn khóa tài liệu.")
    base = old.xrefs.total_revisions - 1
    follows = reader.xrefs.get_startxref_for_revision(base) == old.last_startxref
    result = _review(reader, base) if follows else None
    if not isinstance(result, DiffResult) or result.changed_form_fields - {new.field}:
        raise _refused(
            "Ngoài chữ ký, tệp còn bị thêm hoặc sửa nội dung khác; hãy tải lại bản chờ ký và chỉ ký, không sửa."
        )


def _review(reader: Reader, base: int) -> DiffResult | Exception:
    """What was added since revision `base`; a bare file, or one made to be misread, may fail in any way."""
    try:
        return POLICY.review_file(reader, base)
    except Exception as broken:
        return broken


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="file")
