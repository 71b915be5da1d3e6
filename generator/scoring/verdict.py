"""What became of an instance: its status on a day, its score, and the alarm it raises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from generator.scoring.ledger import Claim, Ledger
from generator.scoring.plain import Instance, Rules

Status = Literal["upcoming", "near", "done", "late", "overdue-done", "overdue", "exempt", "returned", "failed"]
"""未到期、临期、已按期、迟报（宽限期内）、超期完成、超期未办、免、退回、抽查不实。"""

Alarm = Literal["", "remind", "yellow", "orange", "red"]

OPEN: Final[tuple[Status, ...]] = ("upcoming", "near", "overdue", "returned")
"""The statuses of what is still to be done."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An instance as it stands on a day.

    ``score`` is in hundredths of a point. ``counts`` tells whether the instance is in the score at all: it was due
    and is not exempt. ``claim`` is the record that decided, ``due`` the day that held after every deferral.
    """

    instance: Instance
    status: Status
    score: int
    counts: bool
    alarm: Alarm
    claim: Claim | None = None


def judge(instance: Instance, ledger: Ledger, rules: Rules) -> Verdict:
    """The verdict on an instance on the ledger's day.

    A sample that failed stands against every other claim; of the others the earliest day counts. What was returned
    is not done.
    """
    key = (instance.duty, instance.period)
    as_of = ledger.as_of
    deferral = ledger.deferral(key)
    if deferral and deferral.until > instance.due:
        instance = deferred(instance, deferral.until)
    due = instance.due
    if ledger.exemption(key):
        return Verdict(instance, "exempt", 0, counts=False, alarm="")
    claims = tuple(ledger.claims(key))
    past = as_of > due
    failed = next((claim for claim in claims if claim.review == "fail"), None)
    if failed:
        return Verdict(instance, "failed", -instance.points * rules.failed, past, _alarm(instance, as_of), failed)
    good = next((claim for claim in claims if claim.review != "return"), None)
    if good:
        status, share = _lateness(good.done_on, instance, rules)
        return Verdict(instance, status, instance.points * share, past, "", good)
    alarm = _alarm(instance, as_of)
    if claims:
        again: Alarm = "remind" if instance.notify else ""
        return Verdict(instance, "returned", 0, past, alarm or again, claims[-1])
    return Verdict(instance, "overdue" if past else "near" if alarm else "upcoming", 0, past, alarm)


def deferred(instance: Instance, until: str) -> Instance:
    """An instance with another day: grace and alarms move with it."""
    days = date.fromisoformat(until) - date.fromisoformat(instance.due)

    def moved(day: str) -> str:
        return (date.fromisoformat(day) + days).isoformat() if day else ""

    return replace(
        instance,
        due=until,
        grace=moved(instance.grace),
        notify=moved(instance.notify),
        orange=moved(instance.orange),
        red=moved(instance.red),
    )


def _lateness(done_on: str, instance: Instance, rules: Rules) -> tuple[Status, int]:
    """The status of what was done, and how many percent of the points it brings."""
    if done_on <= instance.due:
        return "done", 100
    return ("late", rules.late) if done_on <= instance.grace else ("overdue-done", rules.overdue)


def _alarm(instance: Instance, as_of: str) -> Alarm:
    """The step of the alarm of what is not done."""
    if not instance.notify:
        return ""
    if as_of <= instance.due:
        return "remind" if as_of >= instance.notify else ""
    if as_of >= instance.red:
        return "red"
    return "orange" if as_of >= instance.orange else "yellow"
