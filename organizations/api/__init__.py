"""The ground of the REST API: who asks, what errors look like, and the read-only base every endpoint stands on."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from organizations.api.authentication import TokenAuthentication
from organizations.api.problems import problem_json

if TYPE_CHECKING:
    from organizations.api.base import AgencyReadOnlyViewSet
    from organizations.api.endpoints import AgencySerializer, AgencyViewSet, UnitSerializer, UnitViewSet

__all__ = [
    "AgencyReadOnlyViewSet",
    "AgencySerializer",
    "AgencyViewSet",
    "TokenAuthentication",
    "UnitSerializer",
    "UnitViewSet",
    "problem_json",
]

_LATER = {
    "AgencyReadOnlyViewSet": "base",
    "AgencySerializer": "endpoints",
    "AgencyViewSet": "endpoints",
    "UnitSerializer": "endpoints",
    "UnitViewSet": "endpoints",
}


def __getattr__(name: str) -> Any:
    # Django REST framework loads this package for TokenAuthentication while its own views are still loading;
    # whatever derives from those views therefore comes only when it is asked for.
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(name)
