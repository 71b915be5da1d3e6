"""Lines of Chinese text in WeasyPrint 70: straight right edges, half marks, space between Chinese and Latin.

WeasyPrint measures and breaks lines with Pango, which knows none of these. Marks are made half as wide by the font's
own feature ``halt``; space is put between glyphs when they are drawn, so that the text itself holds no space; a line is
broken again where that makes it too long. Justified lines grow at every Chinese character, not at spaces alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import Any, Final

from weasyprint.formatting_structure.boxes import InlineBox, LineBox, TextBox
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.ffi import TO_UNITS, ffi, pango

from generator.publishing.typesetting import han

MOST: Final = 0.6
"""By how much of the size of its text a line grows at each joint at most; one that needs more stays short."""
LONG: Final = 8
"""From how many characters on a line is long enough to care for how a paragraph ends."""
BLANK: Final = 1.0
"""From how many pixels between two characters programs that read the file may see a blank."""
_EXACT: Final = 0.01

_AFTER_LAST: Final = "".join(sorted(han.CLOSING)) + " "

Line = tuple[Any, int, int | None, float, float, float]
"""The layout of a line, its bytes, the bytes to skip for the next line, its width, its height and its baseline."""

ffi.cdef("PangoAttrList * pango_attr_list_copy (PangoAttrList *list);")

_split_first_line = line_break.split_first_line
_Layout = line_break.Layout


class HanLayout(_Layout):  # type: ignore[misc, valid-type]
    """The layout of a line by Pango. ``ends``: the line ends with it; ``after``: it grows also behind its last word."""

    ends = False
    after = False
    _drawn = False

    def setup(self, style: Any) -> None:
        """Make Pango's objects, and keep what its style says apart from what each text of it needs."""
        super().setup(style)
        self._base = _copied(pango.pango_layout_get_attributes(self.layout))

    def set_text(self, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002 - their signature
        """Take the text of a line; with ``justify`` it is about to be drawn."""
        pango.pango_layout_set_attributes(self.layout, _copied(self._base))
        super().set_text(text)
        self._drawn = justify
        if not _is_chinese(self.style) or not han.has_han(self.text):
            return
        marks = han.halves(self.text, ends=self.ends)
        if marks:
            self._halve(marks)

    def get_first_line(self) -> tuple[Any, int | None]:
        """The first line; where it is drawn, with the space that it needs between its glyphs."""
        line, index = super().get_first_line()
        if self._drawn and line != ffi.NULL and _is_chinese(self.style):
            self._space(line)
        return line, index

    @property
    def looks_parted(self) -> bool:
        """Whether readers of the file may take its spaces for blanks."""
        if not han.has_han(self.text):
            return False
        moved = any(self.text[place] in han.OPENING for place in han.halves(self.text))
        return moved or self.justification_spacing > BLANK or bool(han.quarters(self.text))

    def _halve(self, marks: list[int]) -> None:
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        starts = _byte_places(self.text)
        for mark in marks:
            feature = pango.pango_attr_font_features_new(b"halt")
            feature.start_index, feature.end_index = starts[mark], starts[mark + 1]
            pango.pango_attr_list_insert(attributes, feature)
        pango.pango_layout_set_attributes(self.layout, attributes)

    def deactivate(self) -> None:
        """Let go of Pango's objects until the line is drawn."""
        super().deactivate()
        del self._base

    def _space(self, line: Any) -> None:
        """Widen the glyphs that have space after them. Thousandths of an em, as PDF counts, are shared out exactly."""
        size = self.style["font_size"]
        wanted = dict.fromkeys(han.quarters(self.text), 1000 * han.QUARTER)
        if self.justification_spacing:
            share = 1000 * self.justification_spacing / size
            for place in han.joints(self.text) + ([len(self.text) - 1] if self.after else []):
                wanted[place] = wanted.get(place, 0.0) + share
        if not wanted:
            return
        starts = _byte_places(self.text)
        bytes_wanted = {starts[place + 1]: thousandths for place, thousandths in wanted.items()}
        owed = 0.0
        for glyph, end in _glyphs(line):
            if end in bytes_wanted:
                owed += bytes_wanted[end]
                given = round(owed)
                owed -= given
                glyph.geometry.width += round((given + 0.2) * size * TO_UNITS / 1000)


def _copied(attributes: Any) -> Any:
    if attributes == ffi.NULL:
        return attributes
    return ffi.gc(pango.pango_attr_list_copy(attributes), pango.pango_attr_list_unref)


def _glyphs(line: Any) -> Iterator[tuple[Any, int]]:
    """The last glyph of each cluster of a line, with the byte of the text that it ends before."""
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        offset, count, clusters = item.item.offset, item.glyphs.num_glyphs, item.glyphs.log_clusters
        for place in range(count):
            end = item.item.length if place == count - 1 else clusters[place + 1]
            if end != clusters[place]:
                yield item.glyphs.glyphs[place], offset + end


def _byte_places(text: str) -> list[int]:
    """Where each character starts in UTF-8, and where the text ends."""
    places = [0]
    for character in text:
        places.append(places[-1] + len(character.encode()))
    return places


def _is_chinese(style: Any) -> bool:
    return str(style["lang"] or "").startswith("zh")


def split_first_line(  # noqa: PLR0913, PLR0917 - their signature
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002 - their signature
    minimum: bool = False,  # noqa: FBT001, FBT002
) -> Line:
    """As much of a text as fits on a line, with the space that is put between its characters."""

    def split(limit: float | None) -> Line:
        found: Line = _split_first_line(text, style, context, limit, justification_spacing, is_line_start, minimum)
        return _spaced(found, style["font_size"])

    first = split(max_width)
    size = style["font_size"]
    if max_width is None or max_width == inf or minimum or not _is_chinese(style) or not han.has_han(text):
        return first
    limit = max_width
    for _ in range(4):
        over = first[3] - max_width
        if over <= _EXACT or len(first[0].text) < LONG:
            break
        limit -= max(over, _EXACT)
        first = split(limit)
    if max_width < LONG * size or first[2] is None:
        return first
    rest = _rest(text, first)
    pushed_out = rest[1:2] in han.CLOSING and rest[:1] not in han.CLOSING
    if pushed_out and max_width - first[3] >= (1 + han.HALF) * size - _EXACT:
        more = split(limit + han.HALF * size + _EXACT)
        if more[3] <= max_width + _EXACT:
            first = more
    return _well_ended(text, first, split, size)


def _well_ended(text: str, first: Line, split: Callable[[float], Line], size: float) -> Line:
    """A line, shorter where it ends badly and three tries help."""
    shorter = first
    for _ in range(3):
        if not _ends_badly(shorter[0].text, _rest(text, shorter)):
            return shorter
        put_in = han.QUARTER * size * len(han.quarters(shorter[0].text))
        shorter = split(shorter[3] - put_in - size / 2)
        if len(shorter[0].text) < LONG:
            break
    return first


def _rest(text: str, line: Line) -> str:
    """What is left of a text for the lines after one."""
    return "" if line[2] is None else text.encode()[line[2] :].decode()


def _ends_badly(line: str, rest: str) -> bool:
    """Whether a mark stands on the wrong line, or a paragraph would end with a line of one character."""
    if not rest:
        return False
    alone = len(rest.rstrip(_AFTER_LAST)) <= 1
    return line[-1] in han.OPENING or rest[0] in han.CLOSING or alone


def _spaced(found: Line, size: float) -> Line:
    """What was found for a line, as wide as it is drawn."""
    layout, length, resume, width, height, baseline = found
    if "\n" in layout.text or not han.has_han(layout.text):
        return found
    width += han.QUARTER * size * len(han.quarters(layout.text))
    if resume is not None and layout.text[-1:] in han.CLOSING:
        layout.ends = True
        width -= han.HALF * size
    return layout, length, resume, width, height, baseline


def justify_line(context: Any, line: Any, extra_width: float) -> None:
    """Make a line as long as its column, at every place where Chinese text may grow."""
    del context
    line.justified = True
    pieces = list(pieces_of(line))
    places = [_joints(piece, after) for piece, after in zip(pieces, [*pieces[1:], None], strict=True)]
    count = sum(map(sum, places))
    if not count or extra_width / count > MOST * line.style["font_size"]:
        return
    share, rest = extra_width / count, iter(places)

    def grow(piece: Any) -> float:
        within, behind = next(rest)
        if isinstance(piece, TextBox):
            piece.justification_spacing += share
            piece.pango_layout.justification_spacing = piece.justification_spacing
            piece.pango_layout.after = bool(behind)
            piece.width += share * (within + behind)
        return share * (within + behind)

    widen(line, grow)


def pieces_of(box: Any) -> Iterator[Any]:
    """The texts and the atomic boxes of a line, in order."""
    if isinstance(box, (LineBox, InlineBox)):
        for child in box.children:
            yield from pieces_of(child)
    elif box.is_in_normal_flow():
        yield box


def _joints(piece: Any, after: Any) -> tuple[int, int]:
    """How many joints lie within a piece of a line, and whether one lies behind it."""
    text = piece.text if isinstance(piece, TextBox) else ""
    within = len(han.joints(text))
    if after is None:
        return within, 0
    one, other = text[-1:], after.text[:1] if isinstance(after, TextBox) else ""
    return within, int(not one or not other or han.is_joint(one, other))


def widen(box: Any, grow: Callable[[Any], float], moved: float = 0.0) -> float:
    """Change the widths of the pieces of a line, and move each by what those before it have grown.

    ``grow`` changes a piece and returns by how much what follows it moves; so does this function, for the whole box.
    """
    if isinstance(box, (LineBox, InlineBox)):
        box.position_x += moved
        start = moved
        for child in box.children:
            if isinstance(child, (LineBox, InlineBox)) or child.is_in_normal_flow():
                moved = widen(child, grow, moved)
        box.width += moved - start
        return moved
    if isinstance(box, TextBox):
        box.position_x += moved
    else:
        box.translate(moved, 0)
    return moved + grow(box)


OWN: Final = (
    (line_break, "Layout", HanLayout),
    (inline, "split_first_line", split_first_line),
    (preferred, "split_first_line", split_first_line),
    (inline, "justify_line", justify_line),
)
"""What stands in place of WeasyPrint's own while a book is set: module, name, ours."""
