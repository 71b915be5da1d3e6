"""Questions that a reader ticks for himself: kept on the device, sent to nobody, plain without the script."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from generator.pages.page import Inline, Listing, Page, Section
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.policy import write_policy
from generator.publishing.site import publish_site
from tests.in_browser import needs_axe, violations

QUESTIONS = ("党员大会参加了吗", "党费按月交了吗", "学时够32了吗")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """The address of a page with questions, on a server that sends the policy of the site, and what it was asked."""
    asked = Listing("checks", tuple((Inline(question),) for question in QUESTIONS))
    page = Page("page.html", "自查", (Section("check", "自己勾一勾", (asked,)),))
    folder = tmp_path_factory.mktemp("checks") / "deep"
    publish_site(Site(Identity("例子"), "", (page,), (Branch("自查", "page.html"),)), folder)
    write_policy(folder)
    stated = (folder / "csp" / "nginx.conf").read_text().split('"')[1]

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self):
            """Add the policy."""
            self.send_header("Content-Security-Policy", stated)
            super().end_headers()

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder.parent))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/deep/page.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, guarded):
    """A page in a context of its own: what it keeps is gone afterwards; ``sent`` are its requests once it stands."""
    context = browser.new_context()
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(str(error)))
    opened.goto(guarded, wait_until="networkidle")
    yield opened
    context.close()


def ticked(page):
    return [box.is_checked() for box in page.get_by_role("checkbox").all()]


def test_what_is_ticked_stays_on_the_device_and_is_sent_to_nobody(page):
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label(QUESTIONS[1]).check()
    page.get_by_label(QUESTIONS[2]).check()
    assert page.get_by_role("status").filter(has_text="做到").text_content() == "做到 2 / 3 项"
    assert sent == []
    page.reload(wait_until="networkidle")
    assert ticked(page) == [False, True, True]
    assert page.context.cookies() == []
    assert page.faults == []


def test_everything_can_be_taken_back(page):
    page.get_by_label(QUESTIONS[0]).check()
    page.get_by_role("button", name="全部清除").click()
    assert ticked(page) == [False] * 3
    page.reload(wait_until="networkidle")
    assert ticked(page) == [False] * 3
    assert page.evaluate("localStorage.length") == 0 or not page.evaluate(
        "Object.keys(localStorage).some(key => key.startsWith('handbooks-checks'))"
    )


def test_what_others_left_in_the_browser_does_no_harm(page, guarded):
    page.evaluate("localStorage.setItem(`handbooks-checks:${location.pathname}:0`, '{broken')")
    page.goto(guarded, wait_until="networkidle")
    assert ticked(page) == [False] * 3
    assert page.faults == []


@needs_axe
def test_it_can_be_used_by_everybody(page):
    assert violations(page, ".hb") == []


def test_without_the_script_the_questions_are_a_list(browser, guarded):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(guarded)
    assert plain.locator("ul.hb-listing--checks li").all_text_contents() == list(QUESTIONS)
    context.close()
