"""The printed book of a handbook holds of the registers what its pages use, and all of that."""

from __future__ import annotations

from pathlib import Path

from generator.building.load import load
from generator.building.project import find_project
from generator.model.basis import Citation
from generator.model.excerpt import excerpt
from generator.pages.compose import compose
from generator.pages.figures import draw_view
from generator.pages.publication import Identity
from generator.views.addresses import Addresses
from generator.views.written_logic import logic_of

BOOK = load(find_project(Path(__file__).parents[2], "2026-11-22")).book


def test_a_handbook_has_the_forms_of_its_own_steps_and_no_others():
    excerpts = {handbook.id: excerpt(BOOK, handbook) for handbook in BOOK.handbooks}
    for own in excerpts.values():
        for process in own.processes.values():
            for step in process.walk():
                assert all(own.forms.get(record) is BOOK.forms.get(record) for record in step.records)
                assert all(own.roles.get(role) for role in step.performers)
    assert excerpts["branch"].forms.get("入党志愿书")
    assert not excerpts["branch"].forms.get("督办台账")
    assert excerpts["committee"].forms.get("督办台账")


def test_entries_keep_their_address_in_an_excerpt():
    whole = Addresses(BOOK)
    for handbook in BOOK.handbooks:
        own = excerpt(BOOK, handbook)
        addresses = Addresses(own)
        assert all(addresses.form(str(form.name)) == whole.form(str(form.name)) for form in own.forms)
        assert all(addresses.term(str(term.name)) == whole.term(str(term.name)) for term in own.terms)
        assert all(addresses.role(str(role.name)) == whole.role(str(role.name)) for role in own.roles)


def test_a_manual_prints_the_blanks_that_its_own_steps_leave():
    small = next(iter(BOOK.logics.values()))
    view = logic_of(small, BOOK)
    assert view is not None
    figures = draw_view(view)
    publication = compose(BOOK, Identity("书"), draw=lambda views: [figures for _ in views])
    for handbook, manual in zip(BOOK.handbooks, publication.manuals, strict=True):
        if any("forms" in part.file.appendix for part in handbook.parts):
            printed = {page.title for part in manual.parts for page in part.pages if page.form}
            own = excerpt(BOOK, handbook)
            assert printed == {str(form.name) for form in own.forms if form.fields}
            assert printed


def test_what_prose_links_to_is_in_the_excerpt():
    for handbook in BOOK.handbooks:
        own = excerpt(BOOK, handbook)
        known = {
            "term": set(own.terms.names),
            "role": set(own.roles.names),
            "form": set(own.forms.names),
            "regulation": {*own.regulations.names, *(str(entry.id) for entry in own.regulations)},
        }
        for page in handbook.pages():
            for link in page.markdown.links:
                kind, _, name = link.target.partition(":")
                assert name in known.get(kind, {name}), (handbook.id, page.name, link.target)


def test_what_stands_under_matrices_is_in_the_excerpt():
    for handbook in BOOK.handbooks:
        own = excerpt(BOOK, handbook)
        rests = [
            basis
            for page in handbook.pages()
            for name in page.file.matrices
            for basis in BOOK.matrices[name].file.basis or ()
            if isinstance(basis, Citation)
        ]
        assert all(own.regulations.get(basis.name) for basis in rests), handbook.id
