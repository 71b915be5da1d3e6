"""A drawing that stands on two pages of a book has other ids on each, and its words stay as they are."""

from generator.pages.render.ids import own_ids

SVG = (
    '<svg id="a" aria-labelledby="a-title a-desc"><title id="a-title"> id="a" href="#b"</title>'
    '<path marker-end="url(#a-support)" data-lane=" url(#a)"/><a href="#a-1">甲</a></svg>'
)


def test_ids_and_what_refers_to_them_get_the_prefix_and_nothing_else_does():
    assert own_ids(SVG, "p-") == (
        '<svg id="p-a" aria-labelledby="p-a-title p-a-desc"><title id="p-a-title"> id="a" href="#b"</title>'
        '<path marker-end="url(#p-a-support)" data-lane=" url(#a)"/><a href="#p-a-1">甲</a></svg>'
    )
