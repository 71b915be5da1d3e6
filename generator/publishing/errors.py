"""What goes wrong in publishing through no fault of the content."""

from __future__ import annotations

import logging


class PublishError(RuntimeError):
    """The site or a book could not be published. The cause lies in the generator, not in the content."""


class Collector(logging.Handler):
    """Keeps what an engine warns of: a publication with warnings is none."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())
