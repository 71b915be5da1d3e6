"""The drawings of a book as jobs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import generator.drawing
import generator.views
from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind
from generator.building.limits import DRAWING, MEBIBYTE, Limit, Stopped
from generator.diagnostics import Finding, Span, finding
from generator.drawing.figure import Figure, Link
from generator.drawing.paper import Bound
from generator.model.book import Book
from generator.pages import figures
from generator.pages.figures import Figures, draw_view
from generator.pages.page import View
from generator.views.process_flow import FLOW_SUFFIX


def drawing_job(view: View, limit: Limit, paper: Bound = "a4") -> Job[Figures]:
    """The job of drawing a view in both skins, and as sheets for a book of some paper."""
    inputs = {
        "view": of_text(repr(view)),
        "program": of_program(generator.drawing, generator.views, figures),
        "libraries": of_libraries(),
        "paper": paper,
    }
    name = view.id if paper == "a4" else f"{view.id}.{paper}"
    return Job(KIND, name, view.title, inputs, draw_view, (view, paper), limit)


def stopped_drawing(path: str, title: str, stopped: Stopped, limit: Limit = DRAWING) -> Finding:
    """The finding about a drawing that was not finished."""
    here = Span.of_file(path)
    match stopped.cause:
        case "time":
            return finding("HB611", here, drawing=title, limit=f"{limit.seconds:g}")
        case "memory":
            return finding("HB612", here, drawing=title, limit=limit.memory // MEBIBYTE)
        case _:
            return finding("HB613", here, drawing=title, signal=stopped.signal)


def file_of(view: View, book: Book) -> str:
    """The file that a view comes from."""
    definitions = (book.processes, book.logics, book.matrices, book.roots)
    names = (view.id, view.id.removesuffix(FLOW_SUFFIX))
    paths = [group[name].path for group in definitions for name in names if name in group]
    paths += [handbook.path for handbook in book.handbooks]
    return paths[0] if paths else ""


def _encode(drawn: Figures) -> bytes:
    return json.dumps(asdict(drawn), ensure_ascii=False).encode()


def _decode(content: bytes) -> Figures:
    kept = json.loads(content)
    phone = _figure(kept["phone"]) if kept["phone"] else None
    sheets, parts = (tuple(map(_figure, kept[name])) for name in ("sheets", "parts"))
    return Figures(_figure(kept["web"]), sheets, _figure(kept["file"]), phone, parts)


def _figure(kept: dict[str, Any]) -> Figure:
    return Figure(**{**kept, "links": tuple(Link(**link) for link in kept["links"])})


KIND = Kind("drawings", "画图", _encode, _decode)
