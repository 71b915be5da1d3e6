"""What a YAML file holds: texts, lists and tables that know where they are written."""

from __future__ import annotations

from typing import Any, Literal, Self

from generator.diagnostics import NOWHERE, Span

Style = Literal["plain", "single", "double", "literal", "folded"]


class Text(str):
    """A scalar, always text as it was written. ``span`` is its place with the quotes; equality ignores it."""

    __slots__ = ("span", "style")
    span: Span
    style: Style

    def __new__(cls, text: str, span: Span = NOWHERE, style: Style = "plain") -> Self:
        """Make a text that stands at ``span``."""
        value = str.__new__(cls, text)
        value.span = span
        value.style = style
        return value

    def part(self, start: int, end: int) -> Span:
        """The exact place of characters ``start`` to ``end`` in a one-line plain scalar, otherwise the scalar's."""
        exact = self.style == "plain" and self.span.line == self.span.end_line and self.span is not NOWHERE
        return self.span.part(start, end) if exact else self.span


class Items(list[Any]):
    """A sequence that knows its place. Treated as frozen after reading; equality ignores the place."""

    def __init__(self, items: list[Any] | tuple[Any, ...] = (), span: Span = NOWHERE) -> None:
        """Make a sequence of values that stands at ``span``."""
        super().__init__(items)
        self.span = span


class Table(dict[Text, Any]):
    """A mapping that knows its place; the keys are :class:`Text` and know theirs. Equality ignores the places."""

    def __init__(self, entries: dict[Text, Any] | None = None, span: Span = NOWHERE) -> None:
        """Make a mapping that stands at ``span``."""
        super().__init__(entries or {})
        self.span = span

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a key may hold anything
        """The value of a key."""
        return super().__getitem__(name)  # type: ignore[index]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """The value of a key, or ``default`` when it is not there."""
        return super().get(name, default)  # type: ignore[call-overload]

    def key(self, name: str) -> Text:
        """The key as it is written, with its place. Raises ``KeyError`` when it is not there."""
        for key in self:
            if key == name:
                return key
        raise KeyError(name)


Value = Text | Items | Table
