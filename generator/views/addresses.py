"""Where everything of the book stands on the site: page paths and anchors, in one place."""

from __future__ import annotations

from hashlib import sha256

from generator.model.book import Book, Chapter, Handbook, Item
from generator.model.process import Process, Step
from generator.views.appendices import appendices_of


class Addresses:
    """The addresses of a book's pages, relative to the site's root."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def handbook(self, handbook: Handbook) -> str:
        """A handbook's own page."""
        return f"{handbook.id}/index.html"

    def page(self, handbook: Handbook, page: Item | Chapter) -> str:
        """The page of an item or a chapter."""
        return f"{handbook.id}/{page.name}.html"

    def process(self, name: str) -> str:
        """Where a process is shown: at its item's page, or on a page of its own while it belongs to no item.

        Empty for one that the edition leaves out.
        """
        if name in self._book.left_out and name not in self._book.processes:
            return ""
        home = self._book.home_of(name)
        return f"{self.page(*home)}#{name}" if home else f"processes/{name}.html#{name}"

    def step(self, process: Process, step: Step) -> str:
        """The line of a step in the step table."""
        return f"{self.process(process.name).partition('#')[0]}#{self.step_anchor(process, step)}"

    def step_anchor(self, process: Process, step: Step) -> str:
        """The anchor of a step on its page."""
        return f"{process.name}-{step.id}"

    def called(self, step: Step) -> str:
        """The page of the process that a step calls, or empty."""
        return self.process(str(step.text)) if step.text in self._book.processes else ""

    def role(self, name: str) -> str:
        """A role's page, or empty for a role that is not registered."""
        role = self._book.roles.get(name)
        return f"roles/{role.id}.html" if role else ""

    def form(self, name: str) -> str:
        """A form's page: forms with fields have their own, records stand in the list."""
        form = self._book.forms.get(name)
        if form is None:
            return ""
        key = self.form_key(str(form.name))
        return f"forms/{key}.html" if form.fields else f"forms/index.html#{key}"

    def form_key(self, name: str) -> str:
        """The short name of a form in addresses: its code in small letters, its id, or a mark of its name."""
        form = self._book.forms.get(name)
        return str(form.code or form.id or f"record-{_mark(str(form.name))}").lower() if form else ""

    def regulation(self, name: str, article: int | None = None) -> str:
        """A regulation's page, or the line of an article on it; empty for one that is not registered."""
        regulation = self._book.regulations.get(name)
        anchor = "" if article is None else f"#{self.article_anchor(article)}"
        return f"regulations/{str(regulation.id).lower()}.html{anchor}" if regulation else ""

    def article_anchor(self, number: int) -> str:
        """The anchor of an article on the page of its regulation; 0 stands for the whole of it."""
        return f"article-{number}"

    def term(self, name: str) -> str:
        """A term's line on the page of terms, or empty."""
        term = self._book.terms.get(name)
        return f"terms.html#{self.term_anchor(str(term.name))}" if term else ""

    def term_anchor(self, name: str) -> str:
        """The anchor of a term on the page of terms."""
        return f"term-{_mark(name)}"

    def system(self, name: str) -> str:
        """A system's page, or empty for one that is not registered."""
        system = self._book.systems.get(name)
        return f"systems/{system.id}.html" if system else ""

    def see(self, name: str) -> str:
        """What a ``see`` means: a handbook, a page, a process, a role, a system or a derived page; else empty."""
        handbook = self._book.handbook(name)
        if handbook:
            return self.handbook(handbook)
        for found in self._book.handbooks:
            for page in found.pages():
                if page.name == name:
                    return self.page(found, page)
        if name in self._book.processes:
            return self.process(name)
        derived = appendices_of(self._book).get(name)
        return self.role(name) or self.system(name) or (derived.path if derived else "")


def _mark(name: str) -> str:
    """A short mark of a name that has no English one; it stays when other entries come and go."""
    return sha256(name.encode()).hexdigest()[:8]
