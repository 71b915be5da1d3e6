"""A process on a page: its drawing, its steps, its responsibilities and its numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from generator.model.book import Book
from generator.model.process import JOIN, Exit, Process, Step
from generator.pages import lines, words
from generator.pages.matrices import matrix_table
from generator.pages.page import Block, Cell, Inline, Line, Listing, Section, Sketch, Table
from generator.pages.steps import limit_lines, other_lines, what_lines
from generator.pages.walk import walk_of
from generator.views.addresses import Addresses
from generator.views.compare import compared
from generator.views.process_flow import FLOW_SUFFIX, flow_of
from generator.views.responsibility import step_title
from generator.views.wording import numbers
from generator.views.written_matrix import process_matrix

CHANGES_SUFFIX: Final = "-changes"
"""What tells the section with the drawing over a former version from that of the process."""


def drawing_section(process: Process, book: Book) -> Section:
    """The flowchart of a process under its code and title, with its steps as a list."""
    flow = flow_of(process, book, Addresses(book).step, FLOW_SUFFIX)
    drawing = Sketch(flow, str(process.file.summary or process.title))
    return Section(process.name, f"{process.code} {process.title}".strip(), (drawing, walk_of(process, book)))


def comparison_section(process: Process, former: Process, book: Book) -> Section:
    """A process drawn over its former version, and every difference in words."""
    address = Addresses(book).step
    flow, told = compared(flow_of(former, book), flow_of(process, book, address, f"{CHANGES_SUFFIX}{FLOW_SUFFIX}"))
    counted = Counter(sentence.partition("：")[0].partition("（")[0].partition("、")[0] for sentence in told)
    summary = "、".join(words.CHANGE_COUNT.format(what=what, count=count) for what, count in counted.items())
    title = words.COMPARED.format(title=process.title, day=former.file.until)
    takeaway = words.COMPARED_COUNT.format(changes=summary) if told else words.NO_CHANGES
    listed = (Listing("plain", tuple(map(lines.plain, told))),) if told else ()
    return Section(f"{process.name}{CHANGES_SUFFIX}", title, (Sketch(replace(flow, title=title), takeaway), *listed))


def detail_sections(process: Process, book: Book, prefix: str = "") -> tuple[Section, ...]:
    """What a page tells of a process beside the drawing; ``prefix`` tells several processes of a page apart."""
    name = process.name
    known = lines.first_regulation(process.first_basis, book)
    inherits = any(step.number and step.source.basis == process.first_basis for step in process.walk())
    note = lines.short_basis_note(known)
    step_note = lines.short_basis_note(known, words.WHOLE_BASIS if inherits else "")
    groups: list[tuple[str, str, tuple[Block, ...]]] = [
        ("steps", words.STEPS, (*step_note, step_table(process, book, known))),
        ("responsibility", words.RESPONSIBILITIES, (matrix_table(process_matrix(process, book)),)),
    ]
    if numbers(process):
        groups.append(("numbers", words.NUMBERS, (*note, number_table(process, book, known))))
    return tuple(Section(f"{name}-{anchor}", f"{prefix}{title}", blocks) for anchor, title, blocks in groups)


def step_table(process: Process, book: Book, known: str = "") -> Table:
    """The steps in order, the text alternative of the drawing: one row a step below a row a stage.

    Of the regulation ``known`` only the articles are written, and nothing where the basis is that of the process.
    """
    columns = tuple(map(lines.plain, words.STEP_COLUMNS))
    rows: list[tuple[Cell, ...]] = []
    stage: int | None = None
    for step in process.walk():
        if step.stage is not None and step.stage != stage:
            stage = step.stage
            rows.append((Cell((lines.plain(process.stages[stage].title),), head=True, span=len(columns)),))
        rows.append(_row(step, process, book, known))
    return Table("steps", f"{process.title}：{words.STEPS}", columns, tuple(rows))


def _row(step: Step, process: Process, book: Book, known: str) -> tuple[Cell, ...]:
    addresses = Addresses(book)
    own = step.source.basis if step.number and step.source.basis != process.first_basis else ()
    return (
        lines.cell(
            lines.plain(step.number),
            head=bool(step.number),
            anchor=addresses.step_anchor(process, step),
            only=step.applies_to.named(),
        ),
        lines.cell(*what_lines(step, book, addresses)),
        lines.cell(lines.roles(step.performers, addresses), *other_lines(step, book, addresses)),
        lines.cell(*limit_lines(step, process)),
        lines.cell(lines.records(step.records, addresses)),
        lines.cell(*lines.basis(own, book, addresses, known)),
        lines.cell(*(_way(way, step, process) for way in step.exits)),
    )


def _way(way: Exit, step: Step, process: Process) -> Line:
    label = f"{way.label} " if way.label else f"{words.AFTER_JOIN} " if step.kind == "parallel" else ""
    if way.target == JOIN:
        return lines.plain(label + words.JOIN)
    end = next((end for end in process.ends if end.id == way.target), None)
    if end is not None:
        return lines.plain(label + words.END.format(text=end.text))
    target = next(found for found in process.walk() if found.id == way.target)
    name = words.NEXT_STEP.format(number=target.number) if target.number else words.TO_PARALLEL
    following = not label and target.number and step.number and int(target.number) == int(step.number) + 1
    return (Inline(words.FROM_HERE, badge="next"),) if following else lines.plain(label + name)


def number_table(process: Process, book: Book, known: str = "") -> Table:
    """Every number of the process with its article and its confidence."""
    addresses = Addresses(book)
    steps = {step.id: step for step in process.walk()}
    rows = []
    for step_id, what, source, text in numbers(process):
        step = steps[step_id]
        title = step_title(step, book) or words.PARALLEL
        shown = lines.basis(source.basis, book, addresses, known)
        rows.append(
            (
                lines.cell((Inline(title, href=addresses.step(process, step)), Inline(f"：{what}"))),
                lines.cell((Inline(text, strong=True),)),
                lines.cell(*lines.number_basis(source, step.source.basis, shown), lines.article_badge(source, book)),
                lines.cell(lines.confidence(source)),
            )
        )
    caption = f"{process.title}：{words.NUMBERS}"
    return Table("limits", caption, tuple(map(lines.plain, words.NUMBER_COLUMNS)), tuple(rows))
