"""How the browser's files are named and kept."""

from __future__ import annotations

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django offers these patterns for every script or for none.
_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]


class HashedModulesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names also where one module of ours imports another, so that a release never mixes old and new.

    Only for our own folder: some packages' scripts import files that they do not ship.
    """

    patterns = (*HashedFilesMixin.patterns, ("js/*.js", _IMPORTS))
