"""The pages of the platform: how units stand, what is due, and what follows from both."""

from generator.pages.platform.feeds import unit_files
from generator.pages.platform.units import unit_pages

__all__ = ["unit_files", "unit_pages"]
