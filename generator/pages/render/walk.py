"""A walk as a list that folds out: its steps by stage, each with who, by when, what is recorded and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from generator.pages.page import Stop, Walk, Way
from generator.pages.render import html, words
from generator.pages.render.html import Medium


def walk(block: Walk, medium: Medium) -> str:
    """The list. What the step player needs stands in it as ``data-`` attributes, and it is whole without a script."""
    count = sum(1 for stop in block.stops if stop.number)
    summary = f"<summary>{words.WALK.format(count=count)}</summary>"
    stages = "".join(
        _stage(title, stops, block, medium) for title, stops in groupby(block.stops, lambda stop: stop.stage)
    )
    data = f'data-title="{escape(block.title)}" data-drawing="{escape(block.drawing)}" data-name="{escape(block.name)}"'
    return f'<details class="hb-walk" {data}>{summary}{stages}</details>'


def _stage(title: str, stops: Iterable[Stop], block: Walk, medium: Medium) -> str:
    heading = f"<p>{escape(title)}</p>" if title else ""
    items = "".join(_stop(stop, block, medium) for stop in stops)
    return f'{heading}<ol role="list">{items}</ol>'


def _stop(stop: Stop, block: Walk, medium: Medium) -> str:
    told = (
        (words.WALK_WHO, html.lines(stop.who, medium)),
        (words.WALK_LIMIT, html.lines(stop.limits, medium)),
        (words.WALK_RECORDS, html.line(stop.records, medium)),
        (words.WALK_NEXT, " ".join(_way(way, block, medium) for way in stop.ways)),
    )
    number = f"<b>{escape(stop.number)}</b> " if stop.number else ""
    what = html.lines((line for line in stop.what if line), medium)
    facts = "".join(f"<dt>{word}</dt><dd>{text}</dd>" for word, text in told if text)
    anchor = escape(medium.anchor(block.anchor(stop.id)))
    node = f' data-node="{escape(stop.node)}"' if stop.node != stop.id else ""
    return f'<li id="{anchor}"{node}{html.only(stop.only)}><p>{number}{what}</p><dl>{facts}</dl></li>'


def _way(way: Way, block: Walk, medium: Medium) -> str:
    text = f"{escape(way.label)} {escape(way.text)}".strip()
    if way.stop:
        return f"<a {medium.attributes(f'#{block.anchor(way.stop)}')}>{text}</a>"
    return f'<span data-node="{escape(way.end)}">{text}</span>'
