"""The code of the public check, as it is printed."""

from __future__ import annotations

from django import template

from documents.rules import check_codes

register = template.Library()


@register.filter
def check_code(code: str) -> str:
    """«7K3M-9XQA-…»."""
    return check_codes.shown(code)
