"""The layout of a YAML text: its canonical form, which keeps every value and every comment."""

from generator.source.layout.format import KeyOrder, UnformattableError, format_yaml

__all__ = ["KeyOrder", "UnformattableError", "format_yaml"]
