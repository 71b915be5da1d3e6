"""Printing and building as a build does, in this process; where the places of a PDF are."""

from generator.building.limits import Done
from generator.publishing import pdf, site
from generator.publishing.made import unpack


def print_into(folder, manual):
    """Write a printed handbook into a folder; returns the findings about it."""
    made = pdf.typeset(pdf.printout(manual), pdf.style())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{manual.id}.pdf").write_bytes(made.content)
    return tuple(pdf.findings(manual, Done(made)))


def build_into(folder, pages):
    """Build a site into a folder that is not there; returns the findings about it."""
    made = site.make_site(pages, folder.parent)
    unpack(made.content, folder)
    return tuple(site.findings(pages, Done(made)))


def destinations(opened):
    """The number of the page that each named place of an open PDF stands on, from 1."""
    names = list(opened.Root.Names.Dests.Names)
    objects = [page.objgen for page in opened.pages]
    return {str(key): objects.index(place[0].objgen) + 1 for key, place in zip(names[::2], names[1::2], strict=True)}
