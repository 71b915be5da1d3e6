"""Text that stands upright: stacks of characters, broken by the rules of Chinese typesetting like lines."""

from __future__ import annotations

from typing import Final

from generator.drawing.text import wrap

_STANDING: Final = str.maketrans(
    "（）《》〈〉「」『』【】〔〕“”‘’—…、，。：；", "︵︶︽︾︿﹀﹁﹂﹃﹄︻︼︹︺﹃﹄﹁﹂︱︙︑︐︒︓︔"
)
"""Punctuation that has its own form where characters stand below each other."""


def stacked(text: str, tallest: int, size: float) -> tuple[str, ...]:
    """The text in stacks of at most about ``tallest`` characters, with punctuation that stands upright."""
    stacks = wrap(text, tallest * size, size)
    return tuple(stack.strip().replace(" ", "").translate(_STANDING) for stack in stacks)
