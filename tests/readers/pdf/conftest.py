"""The seeded demo plans, for reading their PDFs back."""

from tests.demo.conftest import demo

__all__ = ["demo"]
