"""The words by which findings about a process name its steps, its paths and its edition."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.book import Book
from generator.model.process import Process, Step


@dataclass(frozen=True, slots=True)
class Wording:
    """How findings speak of one process of a book."""

    process: Process
    book: Book

    def name(self, step: Step) -> str:
        """A step by its text, a call by the title of what it calls, as it stands in the drawing."""
        called = self.book.processes.get(step.text) if step.kind == "call" else None
        return called.title if called else str(step.text or "同时进行")

    def path(self, path: list[tuple[Step, str]]) -> str:
        """A path: ``开始 → 征求意见 → 是否同意（不同意）``."""
        words = [f"{self.name(step)}（{label}）" if label else self.name(step) for step, label in path]
        return " → ".join(["开始", *words])

    @property
    def edition(self) -> str:
        """The edition in brackets; empty for the whole book."""
        return f"［{self.process.edition}］" if str(self.process.edition) else ""
