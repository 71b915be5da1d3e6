"""What the index of a printed handbook lists: its terms with what people say for them, roles, forms and items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.book import Book
from generator.pages.publication import IndexEntry, Manual


def index_entries(book: Book, manual: Manual) -> tuple[IndexEntry, ...]:
    """The lines of an index in the order of pinyin; ``book`` is the excerpt of it that the handbook needs."""
    words: dict[str, IndexEntry] = {}
    for entry in (*_words(book), *_titles(manual), *_aliases(book)):
        words.setdefault(entry.word, entry)
    return tuple(sorted(words.values(), key=_order))


def _order(entry: IndexEntry) -> tuple[bool, tuple[str, ...], str]:
    """By reading; what begins with no letter comes last."""
    return not entry.reading[0][:1].isalpha(), entry.reading, entry.word


def reading(text: str) -> tuple[str, ...]:
    """How a text is read, one syllable a character, each with the number of its tone.

    >>> reading("支部")
    ('zhi1', 'bu4')
    """
    from pypinyin import Style, lazy_pinyin

    return tuple(lazy_pinyin(text.lower(), style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False)) or ("",)


def _words(book: Book) -> Iterator[IndexEntry]:
    """Terms, roles and forms. Their aliases count as the word where they contain it: ``应到人数`` for ``应到``."""
    for entry in (*book.terms, *book.roles, *book.forms):
        name = str(entry.name)
        also = tuple(str(other) for other in entry.names if str(other) != name and name in str(other))
        yield IndexEntry(name, reading(name), also)


def _titles(manual: Manual) -> Iterator[IndexEntry]:
    for part in manual.parts:
        yield from (IndexEntry(page.title, reading(page.title)) for page in part.pages if page.code)


def _aliases(book: Book) -> Iterable[IndexEntry]:
    """Other words for the terms, which only lead to them."""
    for term in book.terms:
        for alias in map(str, term.aliases):
            yield IndexEntry(alias, reading(alias), see=str(term.name))
