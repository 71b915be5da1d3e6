"""Everything a step may carry beside its flow: roles, limits, records, votes, basis, notes, marks."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.random_flows.steps import Step, lists, walk
from tests.random_flows.words import NOTES, RECORDS, ROLES

UNITS = ("小时", "日", "天", "个工作日", "周", "个月", "年")
BASES = ("18", "19-20", "13(2)", "支部工作条例 11", "党章 30", "党章@2022-10-22 5-6", "发展党员细则 24")
SHARES = ("应到 > 1/2", "实到 ≥ 2/3", "全体 >= 80%", "应到 > 50%")
REPEATS = ("每天", "每月", "每季度", "每半年", "每年", "每届", "每次会议", "3次/年", "2次/月", "5年1次", "1 年 2 次")
SYMBOLS = ("document", "documents", "manual-input", "manual-operation", "data", "stored-data", "preparation")
EDITIONS = ("项目型", "[项目型, 车间型]", "{except: 临时型}", "普通党员", "[机关型, 领导干部]")
DRAWN = {"do": "task", "decide": "decision", "call": "call"}


def duration(rng: Random) -> str:
    special = rng.random()
    if special < 0.1:
        return rng.choice(("半年", "季度"))
    return f"{rng.randint(1, 30)}{rng.choice(('', ' '))}{rng.choice(UNITS)}"


def within(rng: Random) -> str:
    """A limit in one of its forms, always counted from the step before or from the start."""
    form = rng.random()
    if form < 0.2:
        return f"{{value: {duration(rng)}, basis: 19, confidence: B}}"
    if form < 0.3:
        return f"{{value: {duration(rng)}, after: start, verified: false}}"
    return duration(rng) + (" after start" if form < 0.4 else "")


def vote(rng: Random) -> str:
    quorum = rng.choice(SHARES)
    passed = rng.choice((rng.choice(SHARES), "{value: 应到 > 1/2, basis: 20, confidence: A}"))
    excluded = rng.choice(("", ", excluded: 请假半年以上的党员"))
    return f"{{quorum: {quorum}, pass: {passed}, ballot: {rng.choice(('secret', 'open', 'hands'))}{excluded}}}"


def some(rng: Random, values: tuple[str, ...]) -> str:
    """One value, or a flow list of some."""
    if rng.random() < 0.6:
        return rng.choice(values)
    return f"[{', '.join(rng.sample(values, rng.randint(1, 3)))}]"


def roles(rng: Random) -> str:
    return some(rng, tuple(ROLES))


def records(rng: Random) -> str:
    """Records by name, alias or code, none of them twice."""
    return some(rng, tuple(rng.choice(names) for names in RECORDS))


KEYS: dict[str, tuple[str, float, Callable[[Random], str]]] = {
    "answers": ("do decide call", 0.1, lambda rng: rng.choice(tuple(ROLES))),
    "consults": ("do decide call", 0.1, roles),
    "informs": ("do decide call", 0.1, roles),
    "records": ("do decide call", 0.3, records),
    "basis": ("do decide call parallel", 0.25, lambda rng: rng.choice(BASES)),
    "confidence": ("do decide call parallel", 0.1, lambda rng: rng.choice("ABCD")),
    "within": ("do decide call", 0.3, within),
    "at_least": ("do decide call", 0.06, duration),
    "repeats": ("do call", 0.08, lambda rng: rng.choice(REPEATS)),
    "optional": ("do decide call", 0.08, lambda rng: rng.choice(("true", "false"))),
    "control": ("do decide call", 0.1, lambda rng: rng.choice(("true", "true", "false"))),
    "vote": ("do decide", 0.15, vote),
    "symbol": ("do", 0.15, lambda rng: rng.choice(SYMBOLS)),
    "note": ("do decide call parallel", 0.1, lambda rng: rng.choice(NOTES)),
}


def dress(rng: Random, steps: list[Step]) -> tuple[str, ...]:
    """Give every step its roles and keys; returns the lanes as the file shall list them (empty: it lists none)."""
    cast = rng.sample(tuple(ROLES), rng.randint(2, 7))
    for step in walk(steps):
        for key, (kinds, chance, make) in KEYS.items():
            if step.kind in kinds.split() and rng.random() < chance:
                step.keys[key] = make(rng)
        if step.kind != "parallel":
            step.by = rng.sample(cast, 2 if rng.random() < 0.12 else 1)
            step.spelled = [rng.choice((role, role, *ROLES[role])) for role in step.by]
            step.drawn = step.keys.get("symbol", DRAWN[step.kind])
    used = list(dict.fromkeys(role for step in walk(steps) for role in step.by))
    listed = list(dict.fromkeys([*used, *rng.sample(cast, rng.randint(0, 1))]))
    lanes = tuple(rng.sample(listed, len(listed))) if rng.random() < 0.5 else ()
    place(rng, steps, lanes)
    return lanes


def limit_editions(rng: Random, steps: list[Step]) -> None:
    """Some steps apply to some editions only: plain ones that nothing refers to, never all of a list."""
    for listed in lists(steps):
        plain = [s for s in listed if s.kind == "do" and not s.id and s.targets[0][1] == "next"]
        for step in plain[: len(listed) - 1]:
            if rng.random() < 0.1:
                step.keys["applies_to"] = rng.choice(EDITIONS)


def place(rng: Random, steps: list[Step], lanes: tuple[str, ...]) -> None:
    """The lane of every step; some calls stay in the lane of the step before and say nothing."""
    flat = list(walk(steps))
    for i, step in enumerate(flat):
        if step.kind == "parallel":
            continue
        step.lane = step.by[0]
        listed = next(items for items in lists(steps) if step in items)
        at = listed.index(step)
        if step.kind != "call" or rng.random() < 0.5:
            continue
        if i == 0 and lanes:
            step.by, step.spelled, step.lane = [], [], lanes[0]
        elif at > 0 and listed[at - 1].kind != "parallel":
            step.by, step.spelled, step.lane = [], [], listed[at - 1].lane
