"""A process on a page: its drawing, its steps, its responsibilities, its numbers, its records and its basis."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.process import JOIN, Exit, Process, Step
from generator.pages import lines, words
from generator.pages.figures import matrix_table
from generator.pages.page import Cell, Inline, Line, Section, Sketch, Table
from generator.views.addresses import Addresses
from generator.views.process_flow import flow_of
from generator.views.responsibility import process_matrix, step_title
from generator.views.wording import limit_text, numbers, vote_text


def process_sections(process: Process, book: Book) -> tuple[Section, ...]:
    """Everything that a page tells of a process, the drawing first."""
    addresses = Addresses(book)
    name = process.name
    flow = flow_of(process, book, addresses.step)
    heading = f"{process.code} {process.title}".strip()
    drawing = Sketch(flow, str(process.file.summary or process.title))
    matrix = process_matrix(process, book)
    sections = [
        Section(name, heading, (drawing,)),
        Section(f"{name}-steps", words.STEPS, (step_table(process, book),), level=3),
        Section(f"{name}-responsibility", words.RESPONSIBILITIES, (matrix_table(matrix),), level=3),
    ]
    if numbers(process):
        sections.append(Section(f"{name}-numbers", words.NUMBERS, (number_table(process, book),), level=3))
    return tuple(sections)


def step_table(process: Process, book: Book) -> Table:
    """The steps in order: the text alternative of the drawing, one line a step."""
    addresses = Addresses(book)
    rows = tuple(_row(step, process, book, addresses) for step in process.walk())
    return Table("steps", f"{process.title}：{words.STEPS}", tuple(map(lines.plain, words.STEP_COLUMNS)), rows)


def _row(step: Step, process: Process, book: Book, addresses: Addresses) -> tuple[Cell, ...]:
    return (
        lines.cell(lines.plain(step.number), head=True, anchor=addresses.step_anchor(process, step)),
        _what(step, process, book, addresses),
        lines.cell(lines.roles(step.performers, addresses), *_others(step, addresses)),
        lines.cell(lines.roles((step.accountable,) if step.accountable else (), addresses)),
        lines.cell(*_limits(step, process)),
        lines.cell(lines.records(step.records, addresses)),
        lines.cell(*lines.basis(step.source.basis, book, addresses)),
        lines.cell(*(_way(way, step, process) for way in step.exits)),
    )


def _what(step: Step, process: Process, book: Book, addresses: Addresses) -> Cell:
    title = step_title(step, book) or words.PARALLEL
    badges = [(step.control, words.CONTROL, "control"), (step.optional, words.OPTIONAL, "optional")]
    shown = tuple(Inline(text, badge=badge) for on, text, badge in badges if on)
    stage = process.stages[step.stage].title if step.stage is not None else ""
    return lines.cell(
        (Inline(title, href=addresses.called(step) if step.kind == "call" else "", strong=True), *shown),
        lines.plain(stage),
        lines.plain(step.note),
    )


def _others(step: Step, addresses: Addresses) -> Iterator[Line]:
    for word, names in ((words.CONSULTS, step.consulted), (words.INFORMS, step.informed)):
        if names:
            yield (Inline(word), *lines.roles(names, addresses))


def _limits(step: Step, process: Process) -> Iterator[Line]:
    for limit in step.limits:
        yield (Inline(limit_text(limit, process), badge="limit"), *lines.unverified_badge(limit.source))
    if step.repeats is not None and step.repeats_source is not None:
        yield (Inline(str(step.repeats)), *lines.unverified_badge(step.repeats_source))
    if step.vote is not None:
        source = step.vote.quorum.source if not step.vote.quorum.source.verified else step.vote.passing.source
        yield (Inline(vote_text(step.vote)), *lines.unverified_badge(source))
        if step.vote.excluded:
            yield lines.plain(words.EXCLUDED.format(names="、".join(step.vote.excluded)))


def _way(way: Exit, step: Step, process: Process) -> Line:
    label = f"{way.label}：" if way.label else ""
    if way.target == JOIN:
        return lines.plain(label + words.JOIN)
    end = next((end for end in process.ends if end.id == way.target), None)
    if end is not None:
        return lines.plain(label + words.END.format(text=end.text))
    target = next(found for found in process.walk() if found.id == way.target)
    name = words.NEXT_STEP.format(number=target.number) if target.number else words.PARALLEL
    following = not way.label and target.number and step.number and int(target.number) == int(step.number) + 1
    return lines.plain(words.FROM_HERE if following else label + name)


def number_table(process: Process, book: Book) -> Table:
    """Every number of the process with its article and its confidence."""
    addresses = Addresses(book)
    steps = {step.id: step for step in process.walk()}
    rows = []
    for step_id, what, source, text in numbers(process):
        step = steps[step_id]
        title = step_title(step, book) or words.PARALLEL
        rows.append(
            (
                lines.cell((Inline(title, href=addresses.step(process, step)), Inline(f"：{what}"))),
                lines.cell(lines.plain(text)),
                lines.cell(*lines.basis(source.basis, book, addresses)),
                lines.cell(lines.confidence(source)),
            )
        )
    caption = f"{process.title}：{words.NUMBERS}"
    return Table("limits", caption, tuple(map(lines.plain, words.NUMBER_COLUMNS)), tuple(rows))
