"""The steps of a process as a walk: every step once, and the ways on from each."""

import re
from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.pages.render.address import href_attribute
from generator.pages.render.html import Medium
from generator.pages.render.walk import walk as list_html
from generator.pages.walk import walk_of
from generator.views.addresses import Addresses
from generator.views.process_flow import FLOW_SUFFIX, flow_of

BASE = Path(__file__).parents[1] / "base_project"
MEDIUM = Medium(attributes=href_attribute, anchor=str, picture=str)


@pytest.fixture(scope="module")
def book():
    return load(find_project(BASE, "2026-11-22")).book


@pytest.fixture
def walk(book):
    return walk_of(book.processes["accept-probationary-member"], book)


def ways(walk, stop):
    found = next(one for one in walk.stops if one.id == stop)
    return [(way.label, way.text, way.stop or way.end) for way in found.ways]


def test_every_step_is_a_stop_in_the_order_of_the_file(walk, book):
    process = book.processes["accept-probationary-member"]
    assert [stop.id for stop in walk.stops] == [step.id for step in process.walk()]
    assert [stop.stage for stop in walk.stops] == ["审查"] * 3 + ["大会"] * (len(walk.stops) - 3)


def test_a_decision_has_one_way_an_outcome(walk):
    assert [label for label, *_ in ways(walk, "vote")] == ["通过", "不通过"]
    label, text, end = ways(walk, "vote")[1]
    assert (label, text) == ("不通过", "→\u00a0结束：未接收")
    assert end.startswith("end")
    assert ways(walk, "approve")[1] == ("退回", "→\u00a04", "vote")


def test_branches_are_walked_one_after_the_other_before_what_follows(walk):
    parallel = next(stop for stop in walk.stops if not stop.number)
    numbers = {stop.number: stop.id for stop in walk.stops}
    assert ways(walk, parallel.id) == [("", "→\u00a05", numbers["5"])]
    assert ways(walk, numbers["5"]) == [("同时还要", "→\u00a06", numbers["6"])]
    assert ways(walk, numbers["6"]) == [("", "→\u00a07", "approve")]


def test_every_way_leads_to_a_stop_or_to_an_end_of_the_drawing(book):
    for process in book.processes.values():
        walk = walk_of(process, book)
        nodes = {node.id for node in flow_of(process, book, suffix=FLOW_SUFFIX).nodes}
        stops = {stop.id for stop in walk.stops}
        assert {stop.node for stop in walk.stops} <= nodes
        for way in (way for stop in walk.stops for way in stop.ways):
            assert way.stop in stops or way.end in nodes, way


def test_every_step_can_be_walked_to_from_the_first(book):
    for process in book.processes.values():
        walk = walk_of(process, book)
        known = {stop.id: stop for stop in walk.stops}
        reached, todo = set(), [walk.stops[0].id]
        while todo:
            here = todo.pop()
            if here not in reached:
                reached.add(here)
                todo += [way.stop for way in known[here].ways if way.stop]
        assert reached == set(known)


def test_the_list_tells_who_by_when_and_which_form_and_links_the_next_step(book):
    html = list_html(walk_of(book.processes["accept-probationary-member"], book), MEDIUM)
    vote = re.search(r'<li id="walk-accept-probationary-member-vote".*?</li>', html)[0]
    assert "<b>4</b> <strong>是否接收为预备党员</strong>" in vote
    assert "<dt>谁来做</dt><dd>党员大会</dd>" in vote
    assert "第2步后1个月内" in vote
    assert "党员大会记录" in vote
    for target in re.findall(r'href="#([^"]+)"', html):
        if target.startswith("walk-"):
            assert f'<li id="{target}"' in html


def test_the_links_of_a_flowchart_stand_in_the_order_of_the_list(book):
    process = book.processes["accept-probationary-member"]
    flow = flow_of(process, book, Addresses(book).step, FLOW_SUFFIX)
    linked = [node.id for node in flow.nodes if node.href]
    assert linked == [stop.id for stop in walk_of(process, book).stops if stop.number]
