"""The book: everything that was read, indexed and resolved, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.base import Model
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile, PartFile
from generator.model.diagrams import LogicFile, RootFile
from generator.model.duties import Duty, YearOfDays
from generator.model.editions import WHOLE, Edition
from generator.model.improvements import Improvement
from generator.model.index import Index
from generator.model.lost import NOTHING, Lost
from generator.model.matrix_file import MatrixFile
from generator.model.process import Process
from generator.model.records import RecordsFile
from generator.model.registers import (
    Form,
    Level,
    Message,
    Regulation,
    Role,
    Spelling,
    System,
    Term,
    UnitType,
    Workgroup,
)
from generator.model.scoring_rules import ScoringRules
from generator.model.setup import SetupRule
from generator.model.units import Unit
from generator.source.markdown import Chapter as Markdown


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the book: its path in the project, its name without ending, what it holds, and what is lost of it."""

    path: str
    name: str
    file: Model
    markdown: Markdown | None = None
    lost: Lost = NOTHING


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a handbook: the head of its file and its Markdown."""

    name: str
    path: str
    file: ItemFile
    markdown: Markdown


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a handbook: the head of its file and its Markdown."""

    name: str
    path: str
    file: ChapterFile
    markdown: Markdown


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a handbook with its chapters and items in order.

    ``items`` are those that count; ``annexes`` are pages made like them that go with them: variants and additions.
    """

    file: PartFile
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    annexes: tuple[Item, ...] = ()

    @property
    def item_pages(self) -> tuple[Item, ...]:
        """The items, then the annexes."""
        return (*self.items, *self.annexes)

    def pages(self) -> Iterator[Chapter | Item]:
        """The chapters, then the items and the annexes, in order."""
        yield from self.chapters
        yield from self.item_pages


@dataclass(frozen=True, slots=True)
class Handbook:
    """A handbook with its parts in order."""

    path: str
    file: HandbookFile
    parts: tuple[Part, ...]

    @property
    def id(self) -> str:
        """The short name, which is the folder's."""
        return str(self.file.id)

    def pages(self) -> Iterator[Chapter | Item]:
        """All chapters and items in order."""
        for part in self.parts:
            yield from part.pages()

    def items(self) -> Iterator[Item]:
        """All items and annexes in order."""
        for part in self.parts:
            yield from part.item_pages


@dataclass(frozen=True, slots=True)
class Diagram:
    """A diagram definition that is no process: its name, its path and its file."""

    name: str
    path: str
    file: MatrixFile | LogicFile | RootFile


@dataclass(frozen=True, slots=True)
class Book:
    """All content of a project, as of a day.

    ``as_of`` is an ISO date. Processes, matrices, logic diagrams and root systems go by file name without ending, in
    the order of their paths. ``unread`` are the names of files that could not be read at all; ``partial`` are the
    fields of the book (``roles``, ``handbooks`` …) that something may be missing in because a file has faults.
    ``past`` are former versions of processes, which are only compared with those of today. ``records`` are those of
    every unit and year, by path. ``left_out`` are the titles of the processes and pages that an edition does not hold,
    by name; ``elsewhere`` those of what stands in other handbooks than the one of an excerpt.
    """

    as_of: str
    roles: Index[Role] = field(default_factory=Index)
    levels: Index[Level] = field(default_factory=Index)
    regulations: Index[Regulation] = field(default_factory=Index)
    forms: Index[Form] = field(default_factory=Index)
    terms: Index[Term] = field(default_factory=Index)
    spellings: Index[Spelling] = field(default_factory=Index)
    unit_types: Index[UnitType] = field(default_factory=Index)
    messages: Index[Message] = field(default_factory=Index)
    workgroups: Index[Workgroup] = field(default_factory=Index)
    systems: Index[System] = field(default_factory=Index)
    duties: Index[Duty] = field(default_factory=Index)
    workdays: Index[YearOfDays] = field(default_factory=Index)
    units: Index[Unit] = field(default_factory=Index)
    scoring: Index[ScoringRules] = field(default_factory=Index)
    improvements: Index[Improvement] = field(default_factory=Index)
    setup: Index[SetupRule] = field(default_factory=Index)
    records: tuple[RecordsFile, ...] = ()
    processes: Mapping[str, Process] = field(default_factory=dict)
    past: Mapping[str, Process] = field(default_factory=dict)
    matrices: Mapping[str, Diagram] = field(default_factory=dict)
    logics: Mapping[str, Diagram] = field(default_factory=dict)
    roots: Mapping[str, Diagram] = field(default_factory=dict)
    handbooks: tuple[Handbook, ...] = ()
    unread: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    edition: Edition = WHOLE
    left_out: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def role_names(self) -> Mapping[str, str]:
        """Every word that means a role, with the role's name."""
        return {word: str(role.name) for word, role in self.roles.names.items()}

    def role_name(self, word: str) -> str:
        """The name of the role that a word means; an unknown word stands for itself."""
        role = self.roles.get(word)
        return str(role.name) if role else word

    def handbook(self, name: str) -> Handbook | None:
        """The handbook with a short name."""
        return next((book for book in self.handbooks if book.id == name), None)

    @property
    def page_names(self) -> tuple[str, ...]:
        """The ids of the handbooks and the file names of their pages."""
        pages = (page.name for handbook in self.handbooks for page in handbook.pages())
        return (*(handbook.id for handbook in self.handbooks), *pages)

    @property
    def page_titles(self) -> Mapping[str, str]:
        """The titles of all pages of the handbooks, by file name."""
        return {page.name: str(page.file.title) for handbook in self.handbooks for page in handbook.pages()}

    def title_of(self, name: str) -> str:
        """The title of a handbook, a page, a process, a role or a system; a name that means none stands for itself."""
        titles = {**self.left_out, **self.elsewhere} | {
            handbook.id: str(handbook.file.title) for handbook in self.handbooks
        }
        titles |= self.page_titles
        process, system = self.processes.get(name), self.systems.get(name)
        return titles.get(name) or (process.title if process else str(system.name) if system else self.role_name(name))

    @property
    def sections(self) -> Mapping[str, Handbook]:
        """Every handbook by its id, and every part of one as a handbook of that part alone: ``branch/organisation``."""
        found = {handbook.id: handbook for handbook in self.handbooks}
        for handbook in self.handbooks:
            found |= {f"{handbook.id}/{part.file.id}": replace(handbook, parts=(part,)) for part in handbook.parts}
        return found

    def processes_of(self, item: Item) -> tuple[Process, ...]:
        """The processes that an item lists, in its order, as far as they are in the book."""
        return tuple(self.processes[name] for name in item.file.processes if name in self.processes)

    def former(self, process: Process) -> Process | None:
        """The former version that a process is compared with, if it names one that is in the book."""
        return self.past.get(str(process.file.against)) if process.file.against else None

    def forms_of(self, item: Item) -> tuple[Form, ...]:
        """The forms and records of an item's steps, then those that it lists besides, each once."""
        steps = (step for process in self.processes_of(item) for step in process.walk())
        named = (*(record for step in steps for record in step.records), *item.file.forms)
        found = (self.forms.get(name) for name in named)
        return tuple({str(form.name): form for form in found if form is not None}.values())

    def home_of(self, process: str) -> tuple[Handbook, Item] | None:
        """The handbook and the item where a process is at home: the first item that lists it."""
        for handbook in self.handbooks:
            for item in handbook.items():
                if process in item.file.processes:
                    return handbook, item
        return None
