"""The site of the real book: every link leads somewhere, nothing is asked of others, every item is complete."""

import re
from functools import cache
from itertools import chain

import pytest

from generator.pages import words
from tests.whole_book import Reading, place

pytestmark = pytest.mark.slow
OUTSIDE = re.compile(r"(?i)(https?:)?//|mailto:")


@cache
def read(path):
    return Reading(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(built):
    """Every page of the site but the one for pages that are missing, which stands at no place of its own."""
    return sorted(path for path in built.site.rglob("*.html") if path.name != "404.html")


def test_the_build_tells_no_error_and_that_the_site_has_no_address(built):
    assert "错误[" not in built.told
    assert "信息[HB901]" in built.told


def test_every_link_leads_to_a_page_and_a_place_on_it(pages, built):
    lost = []
    for page in pages:
        for address in read(page).links:
            if OUTSIDE.match(address):
                continue
            file, anchor = place(address, page)
            if not file.is_file() or (anchor and anchor not in {*read(file).ids, "__top"}):
                lost.append((page.relative_to(built.site).as_posix(), address))
    assert lost == []


def test_no_id_stands_twice_on_a_page(pages, built):
    twice = [
        (page.relative_to(built.site).as_posix(), name)
        for page in pages
        for name in {name for name in read(page).ids if read(page).ids.count(name) > 1}
    ]
    assert twice == []


def test_pages_ask_for_nothing_but_files_of_the_site(pages):
    for page in pages:
        for address in read(page).asked:
            if not address.startswith("data:"):
                assert not OUTSIDE.match(address), page
                assert place(address, page)[0].is_file(), (page, address)


def test_style_sheets_ask_for_nothing_but_files_of_the_site(built):
    sheets = list(built.site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text):
            if not address.startswith(("data:", "#")):
                assert not OUTSIDE.match(address), (sheet, address)
                assert place(address, sheet)[0].is_file(), (sheet, address)


def test_links_to_other_hosts_give_nothing_away(pages):
    for page in pages:
        for link in re.findall(r'<a [^>]*href="https?://[^>]*>', page.read_text(encoding="utf-8")):
            assert 'rel="noopener noreferrer"' in link or 'rel="noopener"' in link, (page, link)


def test_every_code_has_a_page_that_leads_to_its_process(built):
    coded = [process for process in built.book.processes.values() if process.code]
    assert len(coded) >= 5
    for process in coded:
        short = built.site / process.code.lower() / "index.html"
        file, anchor = place(read(short).links[0], short)
        assert anchor == process.name
        assert process.title in file.read_text(encoding="utf-8")


def test_every_former_name_leads_on(built):
    for handbook in built.book.handbooks:
        for page in handbook.pages():
            for alias in page.file.aliases:
                assert read(built.site / handbook.id / f"{alias}.html").links


def test_the_handbook_has_five_parts_of_four_kinds(built):
    handbook = built.book.handbook("branch")
    assert len(handbook.parts) == 5
    assert {str(part.file.element) for part in handbook.parts} == {"共性要素", "个性要素", "硬件要素", "辅助要素"}


def test_every_process_of_an_item_is_drawn_and_told_in_steps_responsibilities_and_numbers(built):
    for handbook, item in items(built):
        text = (built.site / handbook.id / f"{item.name}.html").read_text(encoding="utf-8")
        drawn = set(re.findall(r'<svg [^>]*?\bid="([^"]+)"', text))
        assert drawn or "hb-table--matrix" in text, item.name
        for name in item.file.processes:
            process = built.book.processes[name]
            assert {name, f"{name}-steps", f"{name}-responsibility"} <= set(ids(text)), name
            assert f"{name}-flow" in drawn, name
            steps = {f"{name}-{step.id}" for step in process.walk()}
            assert steps <= set(ids(text)), name
            if any(step.limits or step.vote for step in process.walk()):
                assert f"{name}-numbers" in ids(text), name


def items(built):
    """Every item with its handbook."""
    return [(handbook, item) for handbook in built.book.handbooks for item in handbook.items()]


def ids(text):
    return Reading(text).ids


def test_a_drawing_leads_to_every_step_of_its_process(built):
    for handbook, item in items(built):
        page = read(built.site / handbook.id / f"{item.name}.html")
        for name in item.file.processes:
            wanted = {f"#{name}-{step.id}" for step in built.book.processes[name].walk() if step.number}
            assert wanted <= {f"#{link.partition('#')[2]}" for link in page.links}, name


def test_every_number_that_is_not_verified_says_so_and_is_listed(built):
    listed = "".join(path.read_text(encoding="utf-8") for path in (built.site / "unverified").glob("*.html"))
    for handbook, item in items(built):
        text = (built.site / handbook.id / f"{item.name}.html").read_text(encoding="utf-8")
        limits = [
            limit for name in item.file.processes for step in built.book.processes[name].walk() for limit in step.limits
        ]
        if any(not limit.source.verified for limit in limits):
            assert "hb-badge--unverified" in text, item.name
            assert str(item.file.title) in listed or any(
                built.book.processes[name].title in listed for name in item.file.processes
            ), item.name


def test_every_role_form_and_regulation_is_found_by_its_name(built):
    text = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("roles", "forms", "regulations")
        for path in (built.site / folder).glob("*.html")
    )
    book = built.book
    names = chain(
        (str(r.name) for r in book.roles), (str(f.name) for f in book.forms), (str(r.title) for r in book.regulations)
    )
    assert [name for name in names if name not in text] == []


def test_nothing_of_the_sources_is_published(built):
    endings = {path.suffix for path in built.site.rglob("*") if path.is_file()}
    assert not endings & {".yml", ".md", ".py", ".toml", ".part"}


def test_badges_of_numbers_have_words(built):
    assert words.UNVERIFIED in (built.site / "unverified/branch.html").read_text(encoding="utf-8")
