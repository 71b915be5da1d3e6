"""The published site: our pages and nothing else, titles without markup, links that stay inside."""

import posixpath
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.building import build as building
from generator.diagnostics import message
from generator.pages.page import Listing, Page, Section
from generator.pages.publication import Branch, Download, Identity
from generator.pages.render.web import pieces
from generator.publishing.errors import PublishError
from generator.publishing.mkdocs import HandbooksPlugin
from generator.publishing.site import publish_site
from generator.publishing.tree import markdown
from tests.publishing import sample
from tests.publishing.printing import build_into

NASTY = "</title><script>alert(1)</script> <b>&amp; \"q\" 'r' *x* _y_ `z` {#id .c} [a](b) \\ ![i](j) # 1. |"


class Links(HTMLParser):
    """The addresses and ids of a page."""

    def __init__(self):
        super().__init__()
        self.links, self.ids, self.loads, self.tags = [], set(), [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.ids |= {values[name] for name in ("id", "name") if name in values}
        self.links += [values["href"]] if tag == "a" and values.get("href") else []
        if tag in {"script", "img", "link", "iframe", "source"} and values.get("rel") != "canonical":
            self.loads += [values[name] for name in ("src", "href") if name in values]


def read(path):
    found = Links()
    found.feed(path.read_text(encoding="utf-8"))
    return found


def pages(folder):
    return {path.relative_to(folder).as_posix(): read(path) for path in sorted(folder.rglob("*.html"))}


def test_every_link_leads_to_a_page_and_a_place_on_it(published):
    all_pages = pages(published)
    missing = [
        (name, link)
        for name, page in all_pages.items()
        for link in page.links
        for path, anchor in [urldefrag(unquote(link))]
        for target in [posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name]
        if target not in all_pages or (anchor and anchor not in all_pages[target].ids)
    ]
    assert missing == []


def test_everything_that_is_loaded_lies_in_the_site(published):
    for name, page in pages(published).items():
        for address in page.loads:
            assert not re.match(r"[a-z]+:|//|/", address), (name, address)
            assert (published / posixpath.dirname(name) / address).is_file()


def test_the_engine_leaves_our_html_as_it_is(published):
    for page in sample.site().pages:
        text = (published / page.path).read_text(encoding="utf-8")
        for piece in pieces(page):
            assert piece.html in text


def test_titles_are_text_everywhere(tmp_path):
    page = Page("a.html", NASTY, (Section("s", NASTY, ()), Section("t", NASTY, (), 3)), summary=NASTY)
    site = sample.site(
        identity=Identity(NASTY),
        description=NASTY,
        pages=(*sample.site().pages, page),
        navigation=(*sample.site().navigation, Branch(NASTY, "", (Branch(NASTY, "a.html"),))),
    )
    publish_site(site, tmp_path / "out")
    text = (tmp_path / "out" / "a.html").read_text(encoding="utf-8")
    found = read(tmp_path / "out" / "a.html")
    plain = read(tmp_path / "out" / "index.html")
    assert "<script>alert" not in text
    assert not {"b", "em", "strong", "code"} & set(found.tags)
    assert found.tags.count("script") == plain.tags.count("script")
    shown = re.sub(r"<a class=\"headerlink\".*?</a>", "", re.search(r"<h1 id=.*?>(.*?)</h1>", text)[1])
    parser = HTMLParser(convert_charrefs=True)
    words = []
    parser.handle_data = words.append
    parser.feed(shown)
    parser.close()
    assert "".join(words).strip() == NASTY


def test_a_page_outside_the_navigation_is_published_all_the_same(tmp_path):
    publish_site(sample.site(navigation=(Branch("首页", "index.html"),)), tmp_path / "out")
    assert (tmp_path / "out" / sample.DEVELOP).is_file()


def test_the_same_site_gives_the_same_bytes(published, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    publish_site(sample.site(), tmp_path / "elsewhere")
    first = {path.relative_to(published): path.read_bytes() for path in published.rglob("*") if path.is_file()}
    other = tmp_path / "elsewhere"
    assert first == {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}


def test_a_site_with_an_address_has_a_map_without_dates(tmp_path):
    address = "https://example.org/handbooks/"
    assert build_into(tmp_path / "out", sample.site(identity=Identity("手册", site_url=address))) == ()
    text = (tmp_path / "out" / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{address}branch/develop-member.html</loc>" in text
    assert "lastmod" not in text
    assert not (tmp_path / "out" / "sitemap.xml.gz").exists()
    redirect = (tmp_path / "out" / "p01" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address}branch/develop-member.html">' in redirect


def test_without_an_address_there_is_no_map_and_we_say_so(tmp_path):
    (told,) = build_into(tmp_path / "out", sample.site())
    assert told.code == "HB901"
    assert "site_url" in message(told)
    assert not (tmp_path / "out" / "sitemap.xml").exists()


def test_redirects_lead_to_the_place_without_a_script(published):
    text = (published / "p01" / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../branch/develop-member.html#vote">' in text
    assert '<a href="../branch/develop-member.html#vote">' in text
    assert "<script" not in text


def test_a_warning_of_the_engine_fails_the_build(tmp_path):
    lost = sample.site(navigation=(Branch("不存在", "lost.html"),))
    with pytest.raises(PublishError, match="lost"):
        publish_site(lost, tmp_path / "out")


def test_a_page_defines_its_edit_link(tmp_path):
    identity = Identity("x", repo_url="https://example.org/repo", edit_uri="edit/main/")
    publish_site(sample.site(identity=identity), tmp_path / "out")
    text = (tmp_path / "out" / sample.DEVELOP).read_text(encoding="utf-8")
    assert 'href="https://example.org/repo/edit/main/handbooks/branch/develop-member.md"' in text


def test_an_anchor_with_markup_is_refused():
    with pytest.raises(ValueError, match="anchor"):
        markdown(Page("a.html", "甲", (Section('x" onclick=', "乙", ()),)))


def test_mkdocs_by_itself_asks_the_building_for_the_site(tmp_path, monkeypatch):
    asked = []

    def site(project, last):
        asked.append((project, last))
        return sample.site()

    monkeypatch.setattr(building, "site", site, raising=False)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [handbooks]\n", encoding="utf-8")
    build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    assert asked == [(tmp_path, None)]
    assert (tmp_path / "site" / sample.DEVELOP).is_file()


def test_a_preview_keeps_its_last_good_site_while_the_content_has_errors(tmp_path, monkeypatch):
    good = sample.site()
    wrong = replace(good, notice=Listing("findings", (sample.plain("a.yml:1:1 HB401"),)))
    answers, lasts = iter([good, wrong, wrong]), []

    def site(project, last):
        assert project == tmp_path
        lasts.append(last)
        return next(answers)

    monkeypatch.setattr(building, "site", site)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [handbooks]\n", encoding="utf-8")
    plugin = HandbooksPlugin()
    plugin.on_startup(command="serve", dirty=False)
    for _ in range(3):
        plugin.on_config(load_config(str(tmp_path / "mkdocs.yml")))
    assert [last and last.pages for last in lasts] == [None, good.pages, good.pages]


def test_a_notice_stands_once_on_top_of_every_page():
    notice = Listing("findings", (sample.plain("a.yml:1:1 HB401"),))
    for page in sample.site().pages:
        assert markdown(page, notice).count("a.yml:1:1 HB401") == 1
        assert "hb-notice" not in markdown(page)


def meta(text):
    """The Open Graph tags of a page."""
    return dict(re.findall(r'<meta property="(og:[a-z_]+)" content="([^"]*)">', text))


def test_a_link_to_a_page_shows_its_title_and_its_drawing(tmp_path):
    own = "https://example.org/book/"
    site = sample.site(identity=Identity("手册", site_url=own))
    pages = tuple(replace(page, title=NASTY) if page.path == sample.ELECTION else page for page in site.pages)
    files = (Download.of("assets/icon.png", b"x"), Download.of("changes.xml", b"<feed/>"))
    publish_site(replace(site, pages=pages, downloads=files), tmp_path)
    text = (tmp_path / sample.DEVELOP).read_text(encoding="utf-8")
    told = meta(text)
    assert told["og:title"] == "发展党员"
    assert told["og:url"] == own + sample.DEVELOP
    assert told["og:image"].startswith(own)
    assert '<link rel="apple-touch-icon" href="../assets/icon.png">' in text
    assert 'type="application/atom+xml" title="手册" href="../changes.xml">' in text
    nasty = meta((tmp_path / sample.ELECTION).read_text(encoding="utf-8"))
    assert unescape(nasty["og:title"]) == NASTY


def test_a_site_without_an_address_has_no_such_links(published):
    text = (published / sample.DEVELOP).read_text(encoding="utf-8")
    assert not meta(text)
    assert "atom+xml" not in text


@pytest.fixture
def preview(tmp_path, monkeypatch):
    """Build sites one after the other as a preview does; each build gives the files that were written by it."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [handbooks]\n", encoding="utf-8")
    out = tmp_path / "out"

    def shown(site):
        monkeypatch.setattr(building, "site", lambda *_: site)
        before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
        config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(out))
        build(config, dirty=True)
        files = [path for path in out.rglob("*.html") if path.stat().st_mtime_ns != before.get(path)]
        return {path.relative_to(out).as_posix() for path in files} - {"404.html"}, out

    return shown


def test_a_preview_makes_again_what_has_changed_and_removes_what_is_gone(preview):
    site = sample.site()
    every = {page.path for page in site.pages} | {item.path for item in site.redirects}
    assert preview(site)[0] == every
    assert preview(site)[0] == set()
    changed = tuple(
        replace(page, sections=(*page.sections, Section("more", "补充", ()))) if page.path == sample.ROLE else page
        for page in site.pages
    )
    made, out = preview(replace(site, pages=changed))
    assert made == {sample.ROLE}
    assert "补充" in (out / sample.ROLE).read_text(encoding="utf-8")
    left = tuple(page for page in changed if page.path != sample.ROLE)
    preview(replace(site, pages=left, navigation=(Branch("首页", "index.html"),), redirects=()))
    assert not (out / sample.ROLE).exists()


def test_a_preview_makes_every_page_again_when_the_navigation_changes(preview):
    site = sample.site()
    preview(site)
    made, _ = preview(replace(site, navigation=(*site.navigation[:-1], Branch("附表", "regulations.html"))))
    assert made >= {page.path for page in site.pages}
