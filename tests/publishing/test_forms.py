"""Forms to be filled in: the same fields as PDF, DOCX and XLSX, light, and the same bytes for the same form."""

import re
import subprocess
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pytest

from generator.pages.blanks import places
from generator.pages.page import Field, Form
from generator.pages.publication import Blank
from generator.publishing.forms.excel import spreadsheet
from generator.publishing.forms.fillable import fillable
from generator.publishing.forms.typed import characters, face
from generator.publishing.forms.word import text_document

URL = "https://example.org/handbooks/forms/general-meeting-record.html"
MINUTES = Form(
    "F03",
    "党员大会记录",
    (
        Field("会议日期", "date"),
        Field("应到", "number", "人"),
        Field("签名", "sign"),
        Field("签名", "sign"),
        Field("议题", "long"),
        Field("表决方式", "choice", options=("无记名投票", "举手")),
    ),
)
LEDGER = Form(
    "F33",
    "组织关系台账",
    (
        Field("年度", "number", once=True),
        Field("方向", "choice", options=("转入", "转出")),
        Field("对方党组织"),
        Field("日期", "date"),
    ),
    12,
)
BLANKS = {
    "single": Blank("f03", MINUTES, "2026年版", "2026-11-22", URL, "永久", "《支部工作条例》第11条"),
    "list": Blank("f33", LEDGER, "2026年版", "2026-11-22", URL),
}


@pytest.fixture(params=BLANKS)
def blank(request):
    return BLANKS[request.param]


def opened(content):
    return pikepdf.open(BytesIO(content))


def names(one):
    return [place.name for place in places(one.block)]


def text_of(content, tmp_path):
    (tmp_path / "form.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "form.pdf", "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_every_place_has_a_name_of_its_own(blank):
    assert len(set(names(blank))) == len(names(blank))
    assert not any("." in name for name in names(blank))


def test_the_fields_of_the_pdf_go_by_code_and_name_in_the_order_of_the_sheet(blank):
    pdf = opened(fillable(blank))
    assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == names(blank)
    for page in pdf.pages:
        widgets = [note for note in page.Annots if note.Subtype == "/Widget"]
        tops = [round(float(note.Rect[3])) for note in widgets]
        assert all(above >= below - 30 for above, below in pairwise(tops))
        assert all(0 < float(note.Rect[0]) < float(note.Rect[2]) < 596 for note in widgets)
        assert all(0 < float(note.Rect[1]) < float(note.Rect[3]) < 842 for note in widgets)


def test_no_two_places_of_the_pdf_overlap(blank):
    pdf = opened(fillable(blank))
    boxes = [[float(edge) for edge in note.Rect] for note in pdf.pages[0].Annots if note.Subtype == "/Widget"]
    for at, (left, bottom, right, top) in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert right <= other[0] or other[2] <= left or top <= other[1] or other[3] <= bottom


def test_fields_are_what_their_type_says():
    single, listed = (opened(fillable(BLANKS[name])) for name in ("single", "list"))
    fields = {str(field.T): field for field in single.Root.AcroForm.Fields}
    assert "AFDate" in str(fields["F03-会议日期"].AA.F.JS)
    assert int(fields["F03-议题"].Ff) & 1 << 12
    choice = fields["F03-表决方式"]
    assert choice.FT == "/Btn"
    assert [str(option) for option in choice.Opt] == ["无记名投票", "举手"]
    assert len(choice.Kids) == 2
    rows = {str(field.T): field for field in listed.Root.AcroForm.Fields}
    assert [str(option) for option in rows["F33-方向-01"].Opt] == [" ", "转入", "转出"]


def test_a_form_is_light_and_made_twice_the_same(blank):
    content = fillable(blank)
    assert len(content) < 400_000
    assert content == fillable(blank)
    pdf = opened(content)
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    fonts = [font for font in found if font.get("/Type") == "/FontDescriptor"]
    assert fonts
    assert all("/FontFile3" in font for font in fonts)


def test_chinese_that_is_typed_in_is_shown(tmp_path):
    pdf = opened(fillable(BLANKS["single"]))
    pdf.Root.AcroForm.NeedAppearances = True
    typed = "京张高铁Ab12。"
    for field in pdf.Root.AcroForm.Fields:
        if field.FT == "/Tx":
            field.V = pikepdf.String(typed)
    pdf.save(tmp_path / "filled.pdf")
    plain, filled = (
        subprocess.run(["pdftoppm", "-r", "40", "-gray", path], capture_output=True, check=True).stdout
        for path in (_written(tmp_path), tmp_path / "filled.pdf")
    )
    assert sum(plain) - sum(filled) > 20_000
    assert all(character in face().numbers for character in typed)


def _written(folder):
    path = folder / "plain.pdf"
    path.write_bytes(fillable(BLANKS["single"]))
    return path


def test_the_face_for_typing_knows_what_offices_write():
    assert set(characters()) <= set(face().numbers)
    assert set("党支部书记委员会年月日张王李赵0123456789AZaz，。《》") <= set(face().numbers)


def test_number_edition_and_basis_are_printed(tmp_path):
    text = text_of(fillable(BLANKS["single"]), tmp_path)
    for words in ("表 F03", "党员大会记录", "2026年版", "2026-11-22", "《支部工作条例》第11条", "永久", "扫码"):
        assert words in text


def test_the_code_leads_to_the_page_and_is_left_out_without_an_address():
    plain = Blank("f03", MINUTES, "2026年版", "2026-11-22")
    coded, bare = opened(fillable(BLANKS["single"])), opened(fillable(plain))
    assert {str(note.A.URI) for note in coded.pages[0].Annots if note.Subtype == "/Link"} == {URL}
    assert not [note for note in bare.pages[0].Annots if note.Subtype == "/Link"]
    assert "word/media/image1.png" in ZipFile(BytesIO(text_document(BLANKS["single"]))).namelist()
    assert "word/media/image1.png" not in ZipFile(BytesIO(text_document(plain))).namelist()


def test_the_text_document_has_the_same_fields(blank):
    content = text_document(blank)
    assert content == text_document(blank)
    document = docx.Document(BytesIO(content))
    tags = re.findall(r'<w:tag w:val="([^"]*)"', document.element.xml)
    assert tags == names(blank)
    words = "".join(paragraph.text for paragraph in document.paragraphs)
    assert all(part in words for part in (blank.block.code, blank.block.title, blank.edition))


def test_the_spreadsheet_has_the_same_fields(blank):
    content = spreadsheet(blank)
    assert content == spreadsheet(blank)
    book = openpyxl.load_workbook(BytesIO(content))
    assert sorted(book.defined_names) == sorted("_" + name.replace("-", "_") for name in names(blank))
    sheet = book[blank.block.code]
    written = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert all(field.name in written for field in blank.block.fields)
    assert blank.edition in written
    kinds = {check.type for check in sheet.data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal"}


@pytest.mark.parametrize("write", [text_document, spreadsheet])
def test_office_files_tell_nothing_about_who_or_when(write):
    with ZipFile(BytesIO(write(BLANKS["single"]))) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        about = file.read("docProps/core.xml").decode()
    assert "python" not in about
    assert not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]+<", about)
    assert set(re.findall(r"(\d{4}-\d\d-\d\d)T", about)) == {"2026-11-22"}
