"""A form as a PDF to be filled in on the screen: fields named by code and name, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from generator.pages.blanks import Place, places
from generator.pages.publication import Blank
from generator.pages.render.blank import document, sheet
from generator.publishing.forms import qr
from generator.publishing.forms.layout import Area, lay_out
from generator.publishing.forms.typed import Face, face

FONT: Final = "HbTyped"
SIZE: Final = 10
SMALL: Final = 8
"""The size of what is typed, in points; in a list it is small."""
INSET: Final = 1.5
UNIT: Final = 10.5
"""How much room a character of the unit behind a number takes, in points."""
PRINTED: Final = 4
MULTILINE: Final = 1 << 12
RADIO: Final = 1 << 15
COMBO: Final = 1 << 17
DATE: Final = "yyyy-mm-dd"


def fillable(one: Blank, typing: Face | None = None) -> bytes:
    """The PDF of a form, with a face for typing into it; the same form gives the same bytes."""
    laid_out = lay_out(document(one.block.title, sheet(one, qr.svg(one.url)), "fillable"))
    areas: dict[str, list[Area]] = {}
    for area in laid_out.areas:
        areas.setdefault(area.at, []).append(area)
    file = BytesIO()
    with Pdf.open(BytesIO(laid_out.content)) as pdf:
        _add_form(pdf, one, areas, typing or face())
        pdf.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, recompress_flate=True)
    return file.getvalue()


def _add_form(pdf: Pdf, one: Blank, areas: Mapping[str, list[Area]], typing: Face) -> None:
    font = typing_font(pdf, typing)
    fields = Array()
    for place in places(one.block):
        field, widgets = _field(pdf, place, areas[place.at])
        fields.append(field)
        for widget, area in widgets:
            page: Any = pdf.pages[area.page].obj
            page.Annots = page.get("/Annots", Array())
            widget.P = page
            page.Annots.append(widget)
    for sheet_page in pdf.pages:
        sheet_page.obj.Tabs = Name.A
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(
            Fields=fields,
            DR=Dictionary(Font=Dictionary({f"/{FONT}": font})),
            DA=String(_style(SIZE)),
        )
    )
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _style(size: int) -> str:
    return f"/{FONT} {size} Tf 0 g"


def _field(pdf: Pdf, place: Place, areas: list[Area]) -> tuple[Any, list[tuple[Any, Area]]]:
    """A field with its widgets; one that is a single widget is both at once."""
    told = Dictionary(T=String(place.name), TU=String(_told(place)))
    if place.field.type == "choice" and not place.row:
        return _choice(pdf, place, told, [area for area in areas if area.option >= 0])
    area = areas[0]
    widget = pdf.make_indirect(_widget(area, place))
    for key, value in told.items():
        widget[key] = value
    if place.field.type == "choice":
        widget.FT, widget.Ff = Name.Ch, COMBO
        widget.Opt = Array([String(" "), *map(String, place.field.options)])
    else:
        widget.FT = Name.Tx
        if place.field.type == "long":
            widget.Ff = MULTILINE
        if place.field.type == "date":
            widget.AA = _dated()
    widget.DA = String(_style(SMALL if place.row else SIZE))
    if place.row:
        widget.Q = 1
    return widget, [(widget, area)]


def _told(place: Place) -> str:
    """What is said of a field when the pointer rests on it, and by a screen reader."""
    unit = f"（{place.field.unit}）" if place.field.unit else "（2026-03-31）" if place.field.type == "date" else ""
    return f"{place.field.name}{unit}" + (f" {place.row}" if place.row else "")


def _dated() -> Dictionary:
    def asked(call: str) -> Dictionary:
        return Dictionary(S=Name.JavaScript, JS=String(f'{call}("{DATE}");'))

    return Dictionary(F=asked("AFDate_FormatEx"), K=asked("AFDate_KeystrokeEx"))


def _widget(area: Area, place: Place) -> Dictionary:
    less = UNIT * len(place.field.unit) if place.field.unit and not place.row else 0.0
    label = SIZE * (len(place.field.name) + 1) if not place.at[:1].isdigit() else 0
    edges = (
        area.left + label + INSET,
        area.bottom + (0 if label else INSET),
        area.right - INSET - less,
        area.top - (0 if label else INSET),
    )
    return Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=PRINTED, Rect=Array([round(edge, 2) for edge in edges]))


def _choice(pdf: Pdf, place: Place, told: Dictionary, areas: list[Area]) -> tuple[Any, list[tuple[Any, Area]]]:
    """Boxes of which one is ticked; a second click takes the tick away."""
    told.FT, told.Ff, told.V = Name.Btn, RADIO, Name.Off
    told.Opt = Array([String(option) for option in place.field.options])
    field = pdf.make_indirect(told)
    widgets = list(_ticks(pdf, field, areas))
    field.Kids = Array([widget for widget, _ in widgets])
    return field, widgets


def _ticks(pdf: Pdf, field: Any, areas: list[Area]) -> Iterator[tuple[Any, Area]]:
    for area in areas:
        width, height = area.right - area.left, area.top - area.bottom
        ticked = (
            f"q 0.9 w 0 G {0.2 * width:.2f} {0.5 * height:.2f} m {0.42 * width:.2f} {0.26 * height:.2f} l "
            f"{0.82 * width:.2f} {0.8 * height:.2f} l S Q"
        )
        rectangle = Array([round(edge, 2) for edge in (area.left, area.bottom, area.right, area.top)])
        states = {f"/{area.option}": _drawn(pdf, ticked, width, height), "/Off": _drawn(pdf, "", width, height)}
        yield (
            pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Widget,
                    F=PRINTED,
                    Rect=rectangle,
                    Parent=field,
                    AS=Name.Off,
                    AP=Dictionary(N=Dictionary(states)),
                )
            ),
            area,
        )


def _drawn(pdf: Pdf, stream: str, width: float, height: float) -> Any:
    box = Array([0, 0, round(width, 2), round(height, 2)])
    return Stream(pdf, stream.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box)


def typing_font(pdf: Pdf, typed: Face) -> Any:
    """The face for typing as a font of a PDF: its numbers are those of its own characters."""
    name = Name("/HBTYPE+NotoSansCJKsc-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,
        FontBBox=Array([-1000, -1048, 2928, 1808]),
        ItalicAngle=0,
        Ascent=880,
        Descent=-120,
        CapHeight=733,
        StemV=58,
        FontFile3=Stream(pdf, typed.content, Subtype=Name.CIDFontType0C),
    )
    widths = Array()
    for character, number in sorted(typed.numbers.items(), key=lambda pair: pair[1]):
        if typed.widths[character] != 1000:  # noqa: PLR2004 - the width that need not be told
            widths.extend(Array([number, Array([typed.widths[character]])]))
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=name,
        DW=1000,
        W=widths,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=Stream(pdf, _to_unicode(typed).encode()),
        )
    )


def _to_unicode(typed: Face) -> str:
    """The map from the numbers of the face to characters, a hundred a block."""
    pairs = sorted((number, character) for character, number in typed.numbers.items())
    blocks = (pairs[at : at + 100] for at in range(0, len(pairs), 100))
    written = "\n".join(
        f"{len(block)} beginbfchar\n"
        + "\n".join(f"<{number:04X}> <{character.encode('utf-16-be').hex().upper()}>" for number, character in block)
        + "\nendbfchar"
        for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{written}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
