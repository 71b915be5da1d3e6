"""Addresses work from any page, under any prefix, and inside one printed book."""

import pytest

from generator.pages.render.address import name, relative, rewrite


@pytest.mark.parametrize(
    ("href", "page", "link"),
    [
        ("branch/a.html#s1", "branch/a.html", "#s1"),
        ("#s1", "branch/a.html", "#s1"),
        ("branch/b.html", "branch/a.html", "b.html"),
        ("branch/a.html", "branch/a.html", "a.html"),
        ("roles/x.html#y", "branch/a.html", "../roles/x.html#y"),
        ("branch/a.html", "index.html", "branch/a.html"),
        ("index.html", "p01/index.html", "../index.html"),
        ("https://example.org/a", "branch/a.html", "https://example.org/a"),
        ("mailto:a@example.org", "a.html", "mailto:a@example.org"),
        ("", "a.html", ""),
    ],
)
def test_links_are_relative_to_their_page(href, page, link):
    assert relative(href, page) == link


def test_names_in_print_are_plain_and_different():
    names = [
        name("branch/a.html", "s1"),
        name("branch/a-s1.html"),
        name("branch/a.html", "什么"),
        name("branch/什么.html"),
    ]
    assert names == ["branch.a--s1", "branch.a-s1", "branch.a--_4ec0__4e48_", "branch._4ec0__4e48_"]
    assert len(set(names)) == len(names)


def test_only_links_are_rewritten_and_never_the_words():
    html = '<p>写作 href="a.html" 的 &lt;a href="b.html"&gt; <a title="x" href="c.html?a=1&amp;b=2">丙</a></p>'
    assert rewrite(html, lambda href: f'href="[{href}]"') == html.replace(
        'href="c.html?a=1&amp;b=2"', 'href="[c.html?a=1&b=2]"'
    )
