"""Settings of a benchmark run: those of the tests (own database, cheap password hash) with the real PDF cache."""

from __future__ import annotations

import tempfile
from typing import Any

from nscl_portal.settings import CACHES as _REAL
from nscl_portal.test_settings import *  # noqa: F403

_REAL_PDF: Any = _REAL["pdf"]
_PDF = {**_REAL_PDF, "LOCATION": tempfile.mkdtemp(prefix="nscl-bench-pdf-")}
CACHES = {**_REAL, "pdf": _PDF}
