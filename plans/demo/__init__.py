"""The demo: four agencies with their people, and five real plans, read from fixtures/demo."""

from plans.demo.seed import Seeded, seed

__all__ = ["Seeded", "seed"]
