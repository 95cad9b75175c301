"""What the five plans say, as facts: titles, names, figures, phrases. Written by hand from the plans."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from organizations.models import User
from plans.models import Plan

Facts = dict[str, Any]
AGENCIES = {
    "quang-ngai-2025-ke-hoach-nang-suat": "skhcn-quangngai",
    "quang-ngai-2025-khoa-dao-tao-okr": "skhcn-quangngai",
    "dong-nai-2026-nhiem-vu-trong-tam": "skhcn-dongnai",
    "hai-phong-2023-kpi": "skhcn-haiphong",
    "quang-tri-2021-2030-chuong-trinh": "ubnd-quangtri",
}
PLANS = tuple(AGENCIES)
SUFFIXES = {
    "skhcn-quangngai": "",
    "skhcn-dongnai": ".dongnai",
    "skhcn-haiphong": ".haiphong",
    "ubnd-quangtri": ".quangtri",
}
ROLES = {
    "chuyenvien": "drafter",
    "truongphong": "unit_head",
    "ketoan": "finance",
    "vanthu": "clerk",
    "lanhdao": "leader",
    "quantri": "admin",
    "xem": "viewer",
}


def facts(slug: str) -> Facts:
    path = Path(__file__).with_name("labels") / f"{slug}.json"
    read: Facts = json.loads(path.read_text(encoding="utf-8"))
    return read


def plan_of(slug: str) -> Plan:
    plans = Plan.objects.filter(agency__code=AGENCIES[slug], document__subject=facts(slug)["title"])
    return plans.select_related("document", "agency").get()


def drafter_of(slug: str) -> User:
    return User.objects.get(username="chuyenvien" + SUFFIXES[AGENCIES[slug]])
