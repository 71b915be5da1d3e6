"""Articles that a text names outside of citations: in prose, remarks, cells and names of rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.registers import Regulation
from generator.source.files import SourceFile

_NUMBER: Final = "[0-9一二三四五六七八九十百]+"
_ARTICLE: Final = rf"第{_NUMBER}条?(?:[—至、和-]第?{_NUMBER}条?)*(?<=条)"
_BEHIND: Final = r"(?P<behind>》?[0-9]+(?:-[0-9]+)?(?![0-9年月日.]))?"


class Mentions:
    """Finds the articles of a regulation in texts.

    ``第18条`` is an article of the regulation that its line names last before it; where the line names none, of those
    that the file rests on. A number right behind a name is one too, as cells have it: ``党章5``.
    """

    def __init__(self, regulations: Mapping[str, Regulation]) -> None:
        self.names = {name: str(one.short) for name, one in regulations.items()}
        self.names |= {str(one.title): str(one.short) for one in regulations.values()}
        self.names |= {f"regulation:{one.id}": str(one.short) for one in regulations.values()}
        names = "|".join(map(re.escape, sorted(self.names, key=len, reverse=True)))
        self.pattern = re.compile(rf"(?P<name>{names}){_BEHIND}|(?P<article>{_ARTICLE})")

    def of(self, short: str, source: SourceFile, *, rests: bool) -> Iterator[Finding]:
        """HB176 for every article of the regulation; ``rests`` says that the file cites it."""
        start = 0
        for line in source.text.splitlines(keepends=True):
            named = short if rests else ""
            for match in self.pattern.finditer(line):
                named = self.names[match["name"]] if match["name"] else named
                said = match["behind"] or match["article"]
                if said and named == short:
                    end = start + match.end()
                    said = said.lstrip("》")
                    yield finding("HB176", source.span(end - len(said), end), name=short, article=said)
            start += len(line)
