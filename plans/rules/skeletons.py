"""What a new plan of each kind begins with, when it is begun from nothing."""

from __future__ import annotations

from plans.constants import ItemStyle, PlanKind

Line = tuple[int, str, str]
"""Depth from 1, style, title."""

_S, _H = ItemStyle.SECTION, ItemStyle.HEADING

_AIMS: tuple[Line, ...] = (
    (1, _S, "MỤC ĐÍCH, YÊU CẦU"),
    (2, _H, "Mục đích"),
    (2, _H, "Yêu cầu"),
)
_MONEY: tuple[Line, ...] = ((1, _S, "KINH PHÍ THỰC HIỆN"), (2, ItemStyle.BUDGET, "Tổng kinh phí dự kiến"))
_DUTIES: tuple[Line, ...] = ((1, _S, "TỔ CHỨC THỰC HIỆN"),)

_COURSE: tuple[Line, ...] = (
    *_AIMS,
    (1, _S, "NỘI DUNG KHÓA ĐÀO TẠO"),
    (2, _H, "Đối tượng, số lượng học viên"),
    (2, _H, "Thời gian, địa điểm"),
    (2, _H, "Nội dung, chương trình"),
    *_MONEY,
    *_DUTIES,
)
_PROGRAMME: tuple[Line, ...] = (
    (1, _S, "MỤC TIÊU"),
    (2, _H, "Mục tiêu chung"),
    (2, _H, "Mục tiêu cụ thể"),
    (1, _S, "NHIỆM VỤ VÀ GIẢI PHÁP"),
    *_MONEY,
    *_DUTIES,
    (1, ItemStyle.ANNEX, "DANH MỤC NHIỆM VỤ"),
    (2, ItemStyle.TABLE, ""),
)
_TABLED: tuple[Line, ...] = (*_AIMS, (1, _S, "CÁC NHIỆM VỤ CỤ THỂ"), (2, ItemStyle.TABLE, ""), *_MONEY, *_DUTIES)
_USUAL: tuple[Line, ...] = (*_AIMS, (1, _S, "NỘI DUNG, NHIỆM VỤ VÀ GIẢI PHÁP"), *_MONEY, *_DUTIES)

SKELETONS: dict[str, tuple[Line, ...]] = {
    PlanKind.ANNUAL: _USUAL,
    PlanKind.PROGRAMME: _PROGRAMME,
    PlanKind.COURSE: _COURSE,
    PlanKind.KPI: _TABLED,
    PlanKind.THEMATIC: _USUAL,
}
