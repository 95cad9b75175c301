"""A draft's letterhead, signature and «Nơi nhận» as the columns of a document.

Nghị định 30/2020, Điều 8 and 13: «TM.» names the collective, «KT.», «TL.», «TUQ.», «Q.» how the signer stands to the
head, whose title follows; the signer's own title stands below. The file's number and day are not taken over: a draft
has none until the clerk gives one.
"""

from __future__ import annotations

import re
from typing import Any

from common.text import fold, one_line
from documents.constants import Authority, DocumentType, RecipientPurpose
from plans.importing.draft import Found, PlanDraft

_ARCHIVE = re.compile(r"^\W*Lưu\b\s*:?\s*(.*)$", re.IGNORECASE)
_PURPOSE = re.compile(r"\s*\(\s*(?:để\s+)?([^()]{1,20})\)\s*$", re.IGNORECASE)
_BEHALF = re.compile(r"^TM\s*\.\s*", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(KT|TL|TUQ|Q)\s*\.\s*", re.IGNORECASE)
# What officials write in the brackets, beside the marks themselves.
_PURPOSES = {
    "b/c": RecipientPurpose.REPORT,
    "bc": RecipientPurpose.REPORT,
    "bao cao": RecipientPurpose.REPORT,
    "t/h": RecipientPurpose.CARRY_OUT,
    "th": RecipientPurpose.CARRY_OUT,
    "thuc hien": RecipientPurpose.CARRY_OUT,
    "c/d": RecipientPurpose.DIRECT,
    "chi dao": RecipientPurpose.DIRECT,
    "biet": RecipientPurpose.KNOW,
    "de biet": RecipientPurpose.KNOW,
}


def doc_type(draft: PlanDraft) -> str:
    """The type that the file names, where it is one that carries a plan; else Kế hoạch."""
    named = fold(_word(draft.header.doc_type))
    carriers = (DocumentType.KH, DocumentType.CTR, DocumentType.PA, DocumentType.DA_)
    return next((kind.value for kind in carriers if fold(kind.label) == named), DocumentType.KH.value)


def header_fields(draft: PlanDraft) -> dict[str, Any]:
    """The document's header as far as the file says it; what is empty comes from the agency."""
    head = draft.header
    month, year = (found.value if found else None for found in (head.month, head.year))
    fields: dict[str, Any] = {
        "symbol": _word(head.code),
        "place": _word(head.place),
        "draft_month": month if month is not None and 1 <= month <= 12 else None,
        "draft_year": year if year is not None and 2000 <= year <= 2199 else None,
        "archive_line": next(filter(None, map(_archive, _recipients(draft))), ""),
        **_signature(draft),
    }
    return {name: value for name, value in fields.items() if value not in (None, "")}


def recipients(draft: PlanDraft) -> list[dict[str, str]]:
    """«Nơi nhận» without the last line «Lưu: …», what each gets it for taken out of its brackets."""
    return [_recipient(name) for name in _recipients(draft) if _archive(name) is None]


def _signature(draft: PlanDraft) -> dict[str, str]:
    signer = draft.signatory
    if signer is None:
        return {}
    fields = {"signer_title": signer.position, "signer_name": signer.name}
    for line in signer.authority:
        if behalf := _BEHALF.match(line):
            fields["on_behalf_of"] = line[behalf.end() :].strip()
        elif found := _AUTHORITY.match(line):
            fields["authority"] = Authority(f"{found[1].upper()}.").value
            fields["head_title"] = line[found.end() :].strip()
        elif not fields["signer_title"]:
            fields["signer_title"] = line.strip()
    return fields


def _recipients(draft: PlanDraft) -> list[str]:
    return [one_line(found.value).lstrip("-–+ ").rstrip(" ;.,") for found in draft.recipients]


def _archive(name: str) -> str | None:
    found = _ARCHIVE.match(name)
    return found[1].rstrip(" ;.") if found else None


def _recipient(name: str) -> dict[str, str]:
    found = _PURPOSE.search(name)
    purpose = _PURPOSES.get(fold(found[1]).strip()) if found else None
    if found is None or purpose is None:
        return {"name": name, "purpose": ""}
    return {"name": name[: found.start()].rstrip(" ,;-"), "purpose": purpose.value}


def _word(found: Found[str] | None) -> str:
    return one_line(found.value) if found else ""
