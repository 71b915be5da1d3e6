"""What is due when, what was done, and what it counts: pure functions of duties, records and a day."""

from generator.scoring.check import check

__all__ = ["check"]
