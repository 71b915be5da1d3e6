"""The forms of a site as files to take along: each to be filled in as PDF, DOCX and XLSX."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZipFile, ZipInfo

import generator.pages.render
import generator.publishing.forms
from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind, Report, Runner, silent
from generator.building.limits import DRAWING, Outcome, Stopped
from generator.pages import blanks
from generator.pages.publication import Blank, Download
from generator.publishing import fonts
from generator.publishing.errors import PublishError
from generator.publishing.forms import typed
from generator.publishing.forms.typed import Face
from generator.publishing.tree import asset


@dataclass(frozen=True, slots=True)
class Files:
    """A form in every format, by the ending of its file."""

    content: tuple[tuple[str, bytes], ...]


def form_files(known: Sequence[Blank], runner: Runner, report: Report = silent) -> tuple[Download, ...]:
    """The files of some forms, those that have not changed from the cache. Raises :class:`PublishError`."""
    if not known:
        return ()
    [face] = runner.run([face_job()], report)
    if isinstance(face, Stopped):
        raise PublishError(_stopped("录入字体", face))
    outcomes = runner.run([form_job(one, face.value) for one in known], report)
    return tuple(file for one, outcome in zip(known, outcomes, strict=True) for file in _downloads(one, outcome))


def face_job() -> Job[Face]:
    """The job of cutting the face that people type in out of its font: all forms share it."""
    inputs = {
        "characters": of_text(typed.characters()),
        "program": of_program(typed),
        "libraries": of_libraries("fonttools"),
        "fonts": fonts.identity(),
    }
    return Job(FACES, "typed", typed.FAMILY, inputs, typed.face, (), DRAWING)


def form_job(one: Blank, face: Face) -> Job[Files]:
    """The job of writing a form in every format."""
    inputs = {
        "form": of_text(repr(one)),
        "face": of_text(repr(sorted(face.numbers.items())) + str(len(face.content))),
        "style": of_text(asset("forms.css")),
        "program": of_program(generator.publishing.forms, generator.pages.render, blanks),
        "libraries": of_libraries("weasyprint", "pikepdf", "fonttools", "segno", "python-docx", "xlsxwriter"),
        "fonts": fonts.identity(),
    }
    return Job(FORMS, one.id, one.block.title, inputs, written, (one, face), DRAWING)


def written(one: Blank, face: Face) -> Files:
    """A form in every format."""
    from generator.publishing.forms.excel import spreadsheet
    from generator.publishing.forms.fillable import fillable
    from generator.publishing.forms.word import text_document

    return Files((("pdf", fillable(one, face)), ("docx", text_document(one)), ("xlsx", spreadsheet(one))))


def _downloads(one: Blank, outcome: Outcome[Files]) -> Iterator[Download]:
    if isinstance(outcome, Stopped):
        raise PublishError(_stopped(one.block.title, outcome))
    addresses = {address.rpartition(".")[2]: address for address in one.files}
    yield from (Download.of(addresses[ending], content) for ending, content in outcome.value.content)


def _stopped(what: str, stopped: Stopped) -> str:
    return f"“{what}”没有做成文件：{stopped.cause} {stopped.signal}".strip()


def _packed(files: Files) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for ending, content in files.content:
            archive.writestr(ZipInfo(ending), content)
    return packed.getvalue()


def _unpacked(content: bytes) -> Files:
    with ZipFile(BytesIO(content)) as archive:
        return Files(tuple((name, archive.read(name)) for name in archive.namelist()))


def _kept(face: Face) -> bytes:
    content = base64.b64encode(face.content).decode()
    return json.dumps({"content": content, "numbers": face.numbers, "widths": face.widths}).encode()


def _read(kept: bytes) -> Face:
    value = json.loads(kept)
    return Face(base64.b64decode(value["content"]), value["numbers"], value["widths"])


FACES: Final = Kind("faces", "字体", _kept, _read)
FORMS: Final = Kind("forms", "表单", _packed, _unpacked)
