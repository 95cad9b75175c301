"""Every route of the portal, and what to put into its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from documents.models import Correction
from tests.access.world import Side

# Django's own patterns without a name: the old address of a change page, and the administration's 404.
_FIXED = {
    "action": "submit",
    "app_label": "organizations",
    "content_type_id": "1",
    "rest": "khong-co",
    "source": "file",
}
# What an address names beside the row it is of.
_BESIDE = {"copy": "documents.documentcopy", "annex": "documents.annexfile", "sending": "documents.sending"}
# Pages of the documents' room that are not of a document.
_OF_ANOTHER = {"certificate": "documents.signingcertificate", "incoming": "documents.incomingdocument"}
_OF_AN_IMPORT = {"import_batch": "plans.importbatch"}
_OF_A_LETTER = {"correct-edit", "draft", "delete", "comment", "step", "prepare"}
UNNAMED = ("<path:object_id>/", "(?P<url>.*)$")


@dataclass(frozen=True)
class Route:
    """`name` as `reverse` takes it; `parameters` of its address."""

    name: str
    parameters: tuple[str, ...]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_a_row(self) -> bool:
        return bool({"pk", "object_id"} & {*self.parameters})

    def address(self, side: Side) -> str:
        return reverse(self.name, kwargs={name: self._argument(name, side) for name in self.parameters})

    def _argument(self, name: str, side: Side) -> str:
        if name in ("pk", "object_id"):
            return self._row(side)
        if name == "code":
            return side.document.check_code or ""
        if name in _BESIDE:
            return str(side.rows[_BESIDE[name]].pk)
        return _FIXED[name]

    def _row(self, side: Side) -> str:
        """The id of a row of `side` that the address speaks of."""
        space, _, name = self.name.rpartition(":")
        if name == "cite-incoming":
            return str(side.rows["documents.incomingdocument"].pk)
        if space == "plans" and name in _OF_AN_IMPORT:
            return str(side.rows[_OF_AN_IMPORT[name]].pk)
        if space == "plans" and name.startswith("import_"):
            return str(side.rows["plans.planimport"].pk)
        if space == "plans":
            # «item-add» is the one address of items that names their plan.
            return str(side.item.pk if name.startswith("item-") and name != "item-add" else side.plan.pk)
        if space == "documents" and name in _OF_A_LETTER:
            letter = side.rows["documents.correction"]
            assert isinstance(letter, Correction)
            return str(letter.document_id)
        if space == "documents":
            return str(side.rows.get(_OF_ANOTHER.get(name.split("-")[0], ""), side.document).pk)
        if name == "view_on_site":
            return str(side.rows["organizations.agency"].pk)
        row = side.rows.get(_model_of(space, name))
        # A library's own table (sign-in attempts) has no row of any agency.
        return "0" if row is None else str(row.pk)


def _model_of(space: str, name: str) -> str:
    """organizations_unit_change → organizations.unit; api-unit-detail → organizations.unit."""
    if space == "admin":
        app, model, *_ = name.split("_")
        return f"{app}.{model}"
    if name == "token-revoke":
        return "organizations.apitoken"
    model = name.removeprefix("api-").removesuffix("-detail")
    apps = {"agency": "organizations", "unit": "organizations", "document": "documents"}
    return f"{apps.get(model, 'plans')}.{model}"


@cache
def routes() -> tuple[Route, ...]:
    return tuple(_walk(get_resolver(), ()))


def _walk(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[Route]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        elif isinstance(pattern, URLPattern) and pattern.name is not None:
            yield Route(":".join((*spaces, pattern.name)), tuple(pattern.pattern.regex.groupindex))
        else:
            assert str(pattern.pattern).endswith(UNNAMED), f"give the pattern {pattern.pattern!s} a name"
