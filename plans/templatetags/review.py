"""What the review's templates need beside the portal's own tags."""

from __future__ import annotations

from django import template

from plans.views.review.entries import anchor

register = template.Library()
register.filter("entry_anchor", anchor)
