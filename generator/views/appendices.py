"""What a book derives from its registers: each such page under the word that a handbook file calls it by."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from dataclasses import dataclass

from generator.model.book import Book
from generator.model.editions import WHOLE


@dataclass(frozen=True, slots=True)
class Appendix:
    """A derived page: its title and its path on the site."""

    title: str
    path: str


APPENDICES: Mapping[str, Appendix] = {
    "forms": Appendix("表单全集", "forms/index.html"),
    "regulations": Appendix("法规登记册", "regulations/index.html"),
    "roles": Appendix("角色", "roles/index.html"),
    "terms": Appendix("术语", "terms.html"),
    "types": Appendix("支部类型", "types.html"),
    "editions": Appendix("各版差别", "editions.html"),
    "systems": Appendix("工作体系", "systems/index.html"),
    "messages": Appendix("组织寄语集", "messages.html"),
    "workgroups": Appendix("编写分工", "workgroups.html"),
    "calendar": Appendix("年历", "calendar.html"),
    "setup": Appendix("设置检查", "setup.html"),
    "units": Appendix("各级单位", "units/index.html"),
    "tags": Appendix("标签", "tags.html"),
    "coverage": Appendix("覆盖和质量", "coverage.html"),
    "changes": Appendix("最近改动", "changes.html"),
    "legend": Appendix("怎样读图", "legend.html"),
    "unverified": Appendix("待核清单", "unverified.html"),
}
"""All of them, in the order of the site."""


PLATFORM: Mapping[str, Appendix] = {
    "units": APPENDICES["units"],
    "coverage": APPENDICES["coverage"],
    "alarms": Appendix("预警", "platform/alarms.html"),
    "execution": Appendix("执行", "platform/execution.html"),
    "assessment": Appendix("运行考核", "platform/assessment.html"),
    "load": Appendix("减负", "platform/load.html"),
    "analysis": Appendix("组织分析", "platform/analysis.html"),
    "supervision": Appendix("双向督促", "platform/supervision.html"),
    "improvements": Appendix("整改", "platform/improvements.html"),
}
"""The functions of the platform, each a page, in the order of the site."""


def platform_of(book: Book) -> dict[str, Appendix]:
    """The functions that a book has: those of units only where units are registered and rules of scoring for the year.

    Empty where nothing is due at all: coverage is then one list among the others.
    """
    rules = book.scoring.get(book.as_of[:4]) is not None
    counted = rules and len(book.units) > 0
    without = {"coverage": True, "load": rules and len(book.duties) > 0, "supervision": rules and len(book.duties) > 0}
    without["improvements"] = counted and len(book.improvements) > 0
    found = {key: page for key, page in PLATFORM.items() if without.get(key, counted)}
    return found if len(found) > 1 else {}


def appendices_of(book: Book) -> dict[str, Appendix]:
    """Those that a book has: of systems, workgroups, duties and units only where some are registered.

    What tells editions apart stands in the whole book alone.
    """
    registers: dict[str, Sized] = {
        "systems": book.systems,
        "messages": book.messages,
        "workgroups": book.workgroups,
        "calendar": book.duties,
        "setup": book.setup,
        "tags": tuple(process for process in book.processes.values() if process.file.pdca or process.file.field),
        "units": book.units if book.scoring.get(book.as_of[:4]) else (),
    }
    absent = {key for key, entries in registers.items() if not len(entries)}
    absent |= {"editions"} if book.edition != WHOLE or not len(book.unit_types) else set()
    return {key: appendix for key, appendix in APPENDICES.items() if key not in absent}
