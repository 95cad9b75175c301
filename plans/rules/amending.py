"""How an amending plan names the plan that it amends (Nghị định 30/2020/NĐ-CP, Điều 18; Phụ lục I, mục II).

The first citation names type, number, date, issuer and subject; the title of the amending plan does the same.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from common.calendar import short_date

MAX_SUBJECT = 500


@dataclass(frozen=True, slots=True)
class Earlier:
    """The issued plan: «05/KH-SKHCN», its date, who issued it, what about."""

    code: str
    issued_on: dt.date
    issuer: str
    subject: str

    @property
    def name(self) -> str:
        """«Kế hoạch số 05/KH-SKHCN ngày 05/9/2025 của Sở Khoa học và Công nghệ»."""
        return f"Kế hoạch số {self.code} ngày {short_date(self.issued_on)} của {self.issuer}"


def citation(earlier: Earlier) -> str:
    """The whole name, its subject running on: «… về triển khai hoạt động …»."""
    about = _running_on(earlier.subject)
    return f"{earlier.name} {about if about.startswith('về ') else f'về {about}'}"


def amending_subject(earlier: Earlier) -> str:
    """The title of the amending plan; without the earlier subject where both together are too long for a title."""
    whole = f"Điều chỉnh, bổ sung {citation(earlier)}"
    return whole if len(whole) <= MAX_SUBJECT else f"Điều chỉnh, bổ sung {earlier.name}"[:MAX_SUBJECT]


def replacing_sentence(earlier: Earlier) -> str:
    """What a plan that replaces another says at its end."""
    return f"Kế hoạch này thay thế {earlier.name}."


def _running_on(subject: str) -> str:
    """A subject inside a sentence begins in lower case, unless it begins with an abbreviation («OKR»)."""
    if len(subject) < 2 or subject[1].isupper():
        return subject
    return subject[0].lower() + subject[1:]
