"""The corpus and random cases: the scorer in Python and the one in the browser agree to the last digit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.scoring.cases import answer, corpus, whole
from tests.scoring.random_cases import drawn

SCRIPT = Path(__file__).parents[2] / "generator" / "publishing" / "assets" / "scoring.js"
TELL = """(cases) => cases.map((c) => {
  const s = HandbooksScoring.score(c.instances, c.records, c.rules, c.year, c.as_of);
  return {
    statuses: s.verdicts.map((v) => v.status), scores: s.verdicts.map((v) => v.score),
    counts: s.verdicts.map((v) => v.counts), alarms: s.verdicts.map((v) => v.alarm),
    dues: s.verdicts.map((v) => v.instance.due), dimensions: s.dimensions.map((d) => [d.gained, d.points, d.assessed]),
    bonus: s.bonus, total: s.total, vetoed: s.vetoed.map((v) => v.duty),
    star: [s.star.before, s.star.reached, s.star.proposed, s.star.step],
  };
})"""


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case["case"])
def test_the_scorer_in_python_answers_every_case(case: dict[str, Any]) -> None:
    found = answer(case)
    assert {key: found[key] for key in case["expect"]} == case["expect"]


@pytest.fixture
def scorer(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    yield page
    page.close()


def test_the_scorer_in_the_browser_answers_every_case(scorer: Page) -> None:
    cases = corpus()
    for case, found in zip(cases, scorer.evaluate(TELL, cases), strict=True):
        assert {key: found[key] for key in case["expect"]} == case["expect"], case["case"]


def test_both_scorers_say_the_same_of_random_cases(scorer: Page) -> None:
    chance = random.Random(20261122)
    cases = [whole(drawn(chance)) for _ in range(400)]
    answers = [answer(case) for case in cases]
    assert scorer.evaluate(TELL, cases) == answers
    assert len({found["total"] for found in answers}) > 100
    assert {"failed", "returned", "exempt", "late", "overdue-done"} <= {
        s for found in answers for s in found["statuses"]
    }
