"""Forms to be handed out by themselves: each with its number, edition and the address of its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.book import Book
from generator.model.registers import Form
from generator.pages import lines
from generator.pages.forms import blank_forms, files_of, form_block, form_key
from generator.pages.page import Field
from generator.pages.page import Form as FormBlock
from generator.pages.publication import Blank, Identity
from generator.pages.render.form import FILLED, heads
from generator.views.addresses import Addresses


@dataclass(frozen=True, slots=True)
class Place:
    """A place to write in: its name in the whole file, its field, and its row in a list (else 0).

    ``at`` is what the HTML of the form calls it.
    """

    name: str
    field: Field
    row: int
    at: str


def blanks(book: Book, identity: Identity) -> tuple[Blank, ...]:
    """All forms that have a blank, by number."""
    return tuple(blank(form, book, identity) for form in blank_forms(book))


def blank(form: Form, book: Book, identity: Identity) -> Blank:
    """A form with what its foot says."""
    addresses = Addresses(book)
    told = (
        "".join(run.text for run in line if not run.badge) for line in lines.basis(form.basis or (), book, addresses)
    )
    return Blank(
        form_key(form, book),
        form_block(form),
        edition(book),
        book.as_of,
        identity.url(addresses.form(str(form.name))),
        str(form.keep or ""),
        "；".join(told),
        files_of(form, book),
    )


def edition(book: Book) -> str:
    """The edition that all handbooks have, or empty where they differ."""
    editions = {str(handbook.file.edition) for handbook in book.handbooks}
    return editions.pop() if len(editions) == 1 else ""


def chosen(known: Sequence[Blank], codes: Sequence[str]) -> tuple[tuple[Blank, ...], tuple[str, ...]]:
    """The forms of some codes or names, all where none is asked for; and the words that name none."""
    by_word = {word: one for one in known for word in (one.id, one.block.code.lower(), one.block.title)}
    unknown = tuple(code for code in codes if code.lower() not in by_word)
    wanted = {by_word[code.lower()].id for code in codes if code.lower() in by_word}
    return tuple(one for one in known if not codes or one.id in wanted), unknown


def places(block: FormBlock) -> tuple[Place, ...]:
    """Every place to write in, in the order in which it is filled in; the names are unique."""
    return tuple(_places(block))


def _places(block: FormBlock) -> Iterator[Place]:
    for where, name in heads(block):
        yield Place(f"{block.code or block.title}-{name}", Field(name, "date" if where == FILLED else "text"), 0, where)
    names = _names(block)
    for at, field in enumerate(block.fields):
        if field in block.head:
            yield Place(names[at], field, 0, str(at))
    for row in range(1, block.rows + 1):
        for at, field in enumerate(block.fields):
            if field in block.columns:
                yield Place(f"{names[at]}-{row:02}", field, row, f"{at}.{row}")


def _names(block: FormBlock) -> tuple[str, ...]:
    """The names of the fields: code and name; a name that comes again is numbered. Dots would make a tree of them."""
    plain = [field.name.replace(".", "．") for field in block.fields]
    return tuple(
        f"{block.code or block.title}-{name}" + (f"-{plain[: at + 1].count(name)}" if plain.count(name) > 1 else "")
        for at, name in enumerate(plain)
    )
