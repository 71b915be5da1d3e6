"""The short words that views print for limits, votes and the letters of a responsibility matrix."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.process import Limit, Process, Source, Vote
from generator.model.quantities import Majority

BALLOTS: Mapping[str, str] = {"secret": "无记名", "open": "记名", "hands": "举手"}
LETTERS: Mapping[str, str] = {"R": "执行", "A": "决定（负总责）", "C": "会商", "I": "知会"}
"""The letters of a responsibility matrix with their meanings (standards 3.3)."""


def limit_text(limit: Limit, process: Process) -> str:
    """A limit as it stands on a node: ``1个月内``, ``第4步后1个月内``, ``至少5个工作日``, ``第9步前7日``."""
    anchor = _anchor(limit, process)
    match limit.kind:
        case "within":
            return f"{anchor and anchor + '后'}{limit.duration}内"
        case "at_least":
            return f"{anchor and anchor + '后'}至少{limit.duration}"
        case _:
            return f"{anchor and anchor + '前'}{limit.duration}"


def _anchor(limit: Limit, process: Process) -> str:
    if limit.anchor is None:
        return ""
    if limit.anchor == "start":
        return "启动"
    step = next((step for step in process.walk() if step.id == limit.anchor), None)
    return f"第{step.number}步" if step and step.number else "汇合" if step else str(limit.anchor)


UNSURE = "（待核）"
"""Behind a share of a vote that is not verified."""


def vote_text(vote: Vote) -> str:
    """A vote in one line: ``到会>应到1/2（待核）；赞成>应到1/2；无记名``."""
    shares = (text + ("" if source.verified else UNSURE) for text, source in vote_shares(vote))
    return "；".join((*shares, BALLOTS[vote.ballot]))


def without_doubt(text: str) -> str:
    """A vote as it would stand if all of it were verified."""
    return text.replace(UNSURE, "")


def vote_shares(vote: Vote) -> tuple[tuple[str, Source], ...]:
    """What a vote needs, ``到会>应到1/2`` and ``赞成>应到1/2``, each with its source."""
    named = (("到会", vote.quorum), ("赞成", vote.passing))
    return tuple((f"{name}{_share(share.majority)}", share.source) for name, share in named)


def _share(majority: Majority) -> str:
    return f"{majority.operator}{majority.base}{majority.text}"


def numbers(process: Process) -> list[tuple[str, str, Source, str]]:
    """Every number of a process: the step's id, what it is, its source, and the number's text."""
    found = []
    for step in process.walk():
        found += [(step.id, "时限", limit.source, limit_text(limit, process)) for limit in step.limits]
        if step.repeats is not None and step.repeats_source is not None:
            found.append((step.id, "频次", step.repeats_source, str(step.repeats)))
        if step.vote is not None:
            found.append((step.id, "到会", step.vote.quorum.source, str(step.vote.quorum.majority)))
            found.append((step.id, "赞成", step.vote.passing.source, str(step.vote.passing.majority)))
    return found
