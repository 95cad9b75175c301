"""The seeded demo plans, for reading their Word files back."""

from tests.demo.conftest import demo

__all__ = ["demo"]
