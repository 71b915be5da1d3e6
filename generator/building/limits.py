"""Limits of time: what takes longer is stopped and told as a finding."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.pages.page import View
from generator.views.process_flow import FLOW_SUFFIX

DRAWING: Final = 10.0
"""How long one drawing may take, in seconds of the processor."""


class BeyondLimitError(Exception):
    """Something took longer than it may; ``finding`` tells what."""

    def __init__(self, told: Finding) -> None:
        super().__init__(told.code)
        self.finding = told


@contextmanager
def limited(seconds: float, told: Finding) -> Iterator[None]:
    """Raises :class:`BeyondLimitError` within what takes more than so many seconds of the processor.

    Outside the main thread, where no signal arrives, there is no limit: that is the preview.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        raise BeyondLimitError(told)

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def slow_drawing(path: str, title: str) -> Finding:
    """The finding about a drawing that takes too long."""
    return finding("HB611", Span.of_file(path), drawing=title, limit=int(DRAWING))


def slow_view(view: View, book: Book) -> Finding:
    """The finding about a view that takes too long to draw, at the file that it comes from."""
    definitions = (book.processes, book.logics, book.matrices, book.roots)
    names = (view.id, view.id.removesuffix(FLOW_SUFFIX))
    paths = [group[name].path for group in definitions for name in names if name in group]
    paths += [handbook.path for handbook in book.handbooks]
    return slow_drawing(paths[0] if paths else "", view.title)
