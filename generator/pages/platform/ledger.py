"""A unit's instances on its page: what is open, and how every single one is scored, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.book import Book
from generator.model.duties import Duty
from generator.pages import lines
from generator.pages.page import Cell, Inline, Line, Section
from generator.pages.platform import words
from generator.pages.platform.numbers import hundredths
from generator.pages.tables import Row, group_row, register_table
from generator.scoring.plain import Rules
from generator.scoring.verdict import Verdict
from generator.views.addresses import Addresses
from generator.views.alarms import STAGES
from generator.views.standing import Standing


class Ledger:
    """The instances of a unit in the words of its page."""

    def __init__(self, standing: Standing, rules: Rules, book: Book) -> None:
        self._standing, self._rules, self._book = standing, rules, book
        self._duties: Mapping[str, Duty] = {str(duty.id): duty for duty in book.duties}

    def open(self) -> Section:
        """What has to be done now, the gravest alarm first; what is left over from the year before has an anchor."""
        open_ = [(verdict, "") for verdict in self._standing.score.verdicts if verdict.alarm]
        open_ += [(verdict, f"a{number}") for number, verdict in enumerate(self._standing.arrears)]
        open_.sort(key=lambda one: (STAGES.index(one[0].alarm), one[0].instance.due))
        nothing = group_row(lines.plain(words.NOTHING_OPEN), len(words.OPEN_COLUMNS))
        rows = tuple(self._open_row(*one) for one in open_) or (nothing,)
        return Section("open", words.OPEN, (register_table("open", words.OPEN, words.OPEN_COLUMNS, rows),))

    def whole(self) -> Section:
        """Every instance of the year with its status and how its score comes about."""
        table = register_table("ledger", words.LEDGER, words.LEDGER_COLUMNS, self._rows())
        return Section("ledger", words.LEDGER, (table,))

    def named(self, duty: str) -> Line:
        """A duty's name, with a link to how it is done."""
        found = self._duties[duty]
        return lines.linked(str(found.name), Addresses(self._book).see(str(found.item)))

    def _open_row(self, verdict: Verdict, anchor: str) -> Row:
        duty = self._duties[verdict.instance.duty]
        role = lines.roles((self._book.role_name(duty.by),), Addresses(self._book))
        return (
            lines.cell(
                (Inline(words.ALARMS[verdict.alarm], badge=f"alarm-{verdict.alarm}"),), head=True, anchor=anchor
            ),
            lines.cell(self.named(verdict.instance.duty)),
            lines.cell(lines.plain(verdict.instance.period)),
            lines.cell(lines.day(verdict.instance.due)),
            lines.cell(role),
        )

    def _rows(self) -> Iterator[Row]:
        for number, verdict in enumerate(self._standing.score.verdicts):
            yield (
                Cell((self.named(verdict.instance.duty),), head=True, anchor=f"i{number}"),
                lines.cell(lines.plain(verdict.instance.period)),
                lines.cell(lines.day(verdict.instance.due)),
                lines.cell(status(verdict)),
                lines.cell(lines.plain(explanation(verdict, self._rules))),
            )


def status(verdict: Verdict) -> Line:
    """The status of an instance, and the alarm that it raises."""
    told = (Inline(words.STATUSES[verdict.status]),)
    return (*told, Inline(words.ALARMS[verdict.alarm], badge=f"alarm-{verdict.alarm}")) if verdict.alarm else told


def explanation(verdict: Verdict, rules: Rules) -> str:
    """How the score of an instance comes about."""
    told = words.EXPLANATIONS[verdict.status].format(
        done=verdict.claim.done_on if verdict.claim else "",
        points=verdict.instance.points,
        score=hundredths(abs(verdict.score)),
        late=rules.late,
        overdue=rules.overdue,
        failed=rules.failed,
    )
    return told if verdict.counts or verdict.claim is None else told + words.LATER
