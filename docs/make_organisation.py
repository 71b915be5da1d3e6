"""Writes the demonstration organisation of this repository anew: ``organisation/``, from one seed.

40 units on four levels with their records of a year. Nothing of it is real: codes are counted through, hashes are those
of their own names. Run it with ``make organisation`` after duties have changed; a test tells when it is out of date.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from generator.building.fmt import format_definition
from generator.building.load import load
from generator.building.project import ORGANISATION, find_project
from generator.building.recording import written
from generator.model.book import Book
from generator.model.duties import Duty
from generator.model.units import Unit
from generator.scoring.instances import Plan, instances
from generator.scoring.plain import Instance
from generator.source.files import SourceFile

ROOT = Path(__file__).parents[1]
SEED = 20260101
YEAR = "2026"
UP_TO = date(2026, 11, 20)
"""The last day of which there are records."""

TYPES = ("项目型", "项目型", "车间型", "机关型", "综合型", "决策型", "境外型", "临时型")
BANDS = ("3-6", "7-19", "7-19", "7-19", "20-49")
TRAINING = ("16-31", "32-55", "32-55", "32-55", "56+")
HEAD = "kind: unit\n# 示范组织，全部是虚构的代码；由 docs/make_organisation.py 生成，不要手改。\nentries:\n"

IMPROVEMENTS = HEAD.replace("unit", "improvement")

Cells = dict[str, str]


@dataclass(frozen=True)
class Habit:
    """How a unit works: the shares of what it does in time, in the grace, and not at all."""

    timely: float
    missed: float


PROJECTS = {1: 3, 2: 3, 3: 2}
"""How many projects each company has."""

FAILED, RETURNED, SAMPLED = 0.004, 0.02, 0.14
"""The share of records that fail a sample, up to which they are returned, and up to which they are looked at at all."""

REWARDED = 0.2
"""The share of units that were given a bonus."""

HABITS = (Habit(0.97, 0.0), Habit(0.93, 0.01), Habit(0.88, 0.02), Habit(0.75, 0.06))


def units(chance: random.Random) -> Iterator[str]:
    """The lines of the register: a group, three companies, eight projects, twenty-eight branches."""
    yield "  - {code: jt, level: group, from: 2025-01-01, demonstration: true}\n"
    projects = []
    for company, count in PROJECTS.items():
        yield f"  - {{code: jt-gs{company}, level: company, parent: jt, from: 2025-01-01}}\n"
        for project in range(1, count + 1):
            projects.append(f"jt-gs{company}-xm{project}")
            yield f"  - {{code: {projects[-1]}, level: project, parent: jt-gs{company}, from: 2025-03-01}}\n"
    hours = random.Random(f"{SEED} training")  # noqa: S311
    homes = [*projects * 3, "jt-gs1", "jt-gs2", "jt-gs3", "jt"]
    seen: dict[str, int] = {}
    for number, home in enumerate(sorted(homes)):
        seen[home] = seen.get(home, 0) + 1
        branch_type = TYPES[number % len(TYPES)] if home in projects else "机关型"
        ends = date(2026, 3, 31) + timedelta(chance.randint(0, 900))
        yield (
            f"  - {{code: {home}-zb{seen[home]}, level: branch, type: {branch_type}, parent: {home}, "
            f"members: {chance.choice(BANDS)}, from: 2025-03-01, term_ends: {ends}, "
            f"training: {hours.choice(TRAINING)}{CHANGES.get(number, '')}}}\n"
        )


CHANGES = {
    3: ", changes: [{on: 2026-07-01, type: 车间型}]",
    9: ", changes: [{on: 2026-06-01, parent: jt-gs2-xm1, members: 7-19}]",
    14: ", to: 2026-08-31, into: jt-gs2-xm2-zb1",
}
"""What changed of some branches in the middle of the year, by their place in the list."""


def records(unit: Unit, plan: Plan, chance: random.Random) -> Iterator[Cells]:
    """The records of a unit, as it would have filed them."""
    duties = {str(duty.id): duty for duty in plan.duties.get(str(unit.level), ())}
    habit = chance.choice(HABITS)
    for number, instance in enumerate(instances(unit, plan, (), UP_TO.isoformat()), 1):
        yield from _facts(f"{number:03}", unit, instance, duties[instance.duty], habit, chance)
    yield from _judgements(chance)


def _facts(
    number: str, unit: Unit, instance: Instance, duty: Duty, habit: Habit, chance: random.Random
) -> Iterator[Cells]:
    aim = {"duty": instance.duty, "period": instance.period}
    due = date.fromisoformat(instance.due)
    draw = chance.random()
    filed = _filed(due, draw, habit, chance)
    if draw > 1 - habit.missed / 2 and due - timedelta(9) <= UP_TO:
        reason = {"role": "基层党委", "reason": chance.choice(("当期抢险，经批准免办", "单位整体休整，经批准免办"))}
        yield {"id": f"e{number}", "action": "exempt", **aim, "filed_on": str(due - timedelta(9)), **reason}
    elif filed is not None and filed[1] <= UP_TO:
        done = {"done_on": str(filed[0]), "filed_on": str(filed[1]), "evidence": _evidence(unit, instance, duty)}
        yield {"id": f"r{number}", "action": "done", **aim, **done}
        yield from _reviewed(number, filed[1], done, chance)


def _filed(due: date, draw: float, habit: Habit, chance: random.Random) -> tuple[date, date] | None:
    """When something was done and when it was filed; nothing where it was missed."""
    if draw > 1 - habit.missed:
        return None
    late = draw > habit.timely
    done = due + timedelta(chance.randint(1, 12)) if late else due - timedelta(chance.randint(0, 16))
    return done, done + timedelta(chance.randint(0, 3))


def _reviewed(number: str, filed: date, done: Cells, chance: random.Random) -> Iterator[Cells]:
    """What the committee made of a record, and what the unit made of that."""
    on = filed + timedelta(chance.randint(3, 20))
    review = {"refers_to": f"r{number}", "role": "基层党委", "filed_on": str(on)}
    draw = chance.random()
    if on > UP_TO or draw > SAMPLED:
        return
    if draw < FAILED:
        yield {"id": f"f{number}", "action": "fail", **review, "reason": "现场没有找到对应的记录"}
    elif draw < RETURNED:
        yield {"id": f"b{number}", "action": "return", **review, "reason": "签到表缺一页"}
        again = on + timedelta(4)
        if again <= UP_TO:
            mended = {"done_on": done["done_on"], "evidence": done["evidence"], "reason": "补齐签到表"}
            yield {"id": f"c{number}", "action": "correct", "refers_to": f"r{number}", "filed_on": str(again), **mended}
    else:
        yield {"id": f"p{number}", "action": "pass", **review}


def _judgements(chance: random.Random) -> Iterator[Cells]:
    """The committee's assessment of the first half, the ballot, a bonus now and then, and last year's star."""
    level = chance.randint(780, 985)
    for name, dimension, role in (("a1", "superior", "基层党委"), ("a2", "ballot", "党员大会")):
        points = min(1000, level + chance.randint(-30, 30))
        cells = {"dimension": dimension, "period": "2026-H1", "points": f"{points / 10:.1f}", "role": role}
        yield {"id": name, "action": "assess", "filed_on": "2026-07-10", **cells}
    if chance.random() < REWARDED:
        cells = {"points": "1", "role": "基层党委", "reason": "经验在公司推广"}
        yield {"id": "z1", "action": "bonus", "filed_on": "2026-09-15", **cells}
    star = chance.choice(("三星达标", "三星达标", "四星晋位", ""))
    if star:
        cells = {"period": "2025", "outcome": star, "role": "基层党委"}
        yield {"id": "s1", "action": "confirm", "filed_on": "2026-01-20", **cells}


def _evidence(unit: Unit, instance: Instance, duty: Duty) -> str:
    """One hash a piece of evidence; what it stands for was never written."""
    aim = f"{unit.code}/{instance.duty}/{instance.period}"
    return " ".join(
        f"{evidence.form}={sha256(f'{aim}/{evidence.form}/{piece}'.encode()).hexdigest()}"
        for evidence in duty.evidence
        for piece in range(evidence.least)
    )


def improvements(unit: Unit, lines: list[Cells], plan: Plan, number: int) -> Iterator[str]:
    """What follows from the first record of a unit that was returned or failed its sample; one in two is closed."""
    judged = next((line for line in lines if line["action"] in ("return", "fail")), None)
    duties = {str(duty.id): duty for duty in plan.duties.get(str(unit.level), ())}
    if judged is None:
        return
    claim = next(line for line in lines if line["id"] == judged["refers_to"])
    day = date.fromisoformat(judged["filed_on"])
    due = day + timedelta(30)
    duty = duties[claim["duty"]]
    owner = "党支部书记" if unit.level == "branch" else "党委办公室"
    closed = ""
    if number % 2 and due + timedelta(5) < UP_TO:
        closed = f", verified_by: 基层党委, verified_on: {due - timedelta(4)}, closed_on: {due - timedelta(2)}"
    page = f", page: {duty.item}" if number % 3 == 0 else ""
    yield (
        f"  - {{id: {unit.code}-{judged['id']}, unit: {unit.code}, record: {judged['id']}, "
        f"finding: {duty.name}：{judged['reason']}, cause: 没有对照清单收齐凭据, measure: 对照清单补齐并逐期自查, "
        f"owner: {owner}, found_on: {day}, due: {due}{closed}{page}}}\n"
    )


def make(book_root: Path, folder: Path) -> None:
    """Write the organisation of the book in ``book_root`` to ``folder``."""
    chance = random.Random(SEED)  # noqa: S311 - a repeatable draw, no secret
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "records" / YEAR).mkdir(parents=True)
    register = SourceFile("units.yml", HEAD + "".join(units(chance)))
    (folder / "units.yml").write_text(format_definition(register), encoding="utf-8")
    book: Book = load(find_project(book_root, UP_TO.isoformat())).book
    rules = book.scoring.get(YEAR)
    if rules is None:
        sys.exit(f"no rules of scoring for {YEAR}")
    plan = Plan.of(book, rules)
    found: list[str] = []
    for unit in book.units:
        lines = [*records(unit, plan, random.Random(f"{SEED} {unit.code}"))]  # noqa: S311
        filed = sorted(lines, key=lambda line: (line["filed_on"], line["id"]))
        (folder / "records" / YEAR / f"{unit.code}.csv").write_text(written(filed), encoding="utf-8")
        found += improvements(unit, lines, plan, len(found))
    improved = SourceFile("improvements.yml", IMPROVEMENTS + "".join(found))
    (folder / "improvements.yml").write_text(format_definition(improved), encoding="utf-8")


if __name__ == "__main__":
    make(ROOT, ROOT / ORGANISATION)
