"""``handbooks record`` as a branch uses it: one line, a spreadsheet out, the filled spreadsheet in."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import openpyxl
import pytest

from tests.examples import write_example

PLATFORM = (Path(__file__).parent / "scoring" / "platform.txt").read_text(encoding="utf-8")
HASH = "0" * 64
CSV = "organisation/records/2026/all.csv"


@pytest.fixture
def record(root, run):
    write_example(PLATFORM, root)
    return lambda *arguments: run("record", *arguments, "--as-of", "2026-07-20")


@pytest.fixture
def filled(record, tmp_path):
    """Fill in the first line of the template with these cells, by column."""

    def fill(name="records.xlsx", **cells):
        path = tmp_path / name
        assert record("template", "all", "-o", path).exit_code == 0
        workbook = openpyxl.load_workbook(path)
        sheet = workbook["记录"]
        heads = [cell.value for cell in sheet[1]]
        for label, value in cells.items():
            sheet.cell(2, heads.index(label) + 1).value = value
        workbook.save(path)
        return path

    return fill


def test_a_record_is_added_with_the_hash_of_its_evidence(record, root, tmp_path):
    minutes = tmp_path / "minutes.pdf"
    minutes.write_bytes(b"minutes")
    done = ("--duty", "meeting", "--period", "2026-Q2", "--done-on", "2026-06-20", "--filed-on", "2026-06-21")
    told = record("add", "all", *done, "--evidence", f"大会记录={minutes}")
    assert (told.exit_code, told.output) == (0, f"{CSV}：r2\n")
    lines = (root / CSV).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "id,action,duty,period,done_on,filed_on,evidence"
    assert lines[2] == f"r2,done,meeting,2026-Q2,2026-06-20,2026-06-21,大会记录={sha256(b'minutes').hexdigest()}"


def test_a_wrong_record_is_told_and_nothing_is_written(record, root):
    before = (root / CSV).read_text(encoding="utf-8")
    told = record("add", "all", "--duty", "meating", "--period", "2026-Q2", "--done-on", "2026-06-20")
    assert told.exit_code == 1
    assert "HB814" in told.stderr
    assert (root / CSV).read_text(encoding="utf-8") == before


def test_the_template_lists_what_is_open_and_offers_choices(record, tmp_path):
    path = tmp_path / "records.xlsx"
    record("template", "-o", path)
    workbook = openpyxl.load_workbook(path)
    lines = [[cell.value for cell in row[:5]] for row in workbook["记录"].iter_rows(min_row=2, max_row=3)]
    assert ["all", None, "done 做了", "meeting 开会", "2026-Q1"] in lines
    lists = [validation.formula1 for validation in workbook["记录"].data_validations.dataValidation]
    assert len(lists) == 5
    assert "meeting 开会" in [cell.value for cell in workbook["清单"]["C"]]


def test_the_same_book_gives_the_same_template(record, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        record("template", "-o", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_filled_template_comes_back_as_records(record, filled, root):
    path = filled(哪天做完="2026-03-20", 哪天填报="2026-03-21", 证明=f"大会记录={HASH}")
    told = record("import", path)
    assert (told.exit_code, told.output) == (0, f"{CSV}：1\n")
    line = f"r2,done,by-election,2026-02-10,2026-03-20,2026-03-21,大会记录={HASH}"
    assert line in (root / CSV).read_text(encoding="utf-8").splitlines()


def test_importing_twice_adds_nothing(record, filled, root):
    path = filled(编号="x1", 哪天做完="2026-03-20", 哪天填报="2026-03-21", 证明=f"大会记录={HASH}")
    record("import", path)
    before = (root / CSV).read_text(encoding="utf-8")
    assert record("import", path).exit_code == 0
    assert (root / CSV).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("cells", "code", "place"),
    [
        ({"哪天做完": "三月", "证明": f"大会记录={HASH}"}, "HB816", "记录:2:5"),
        ({"哪天做完": "=1+1", "证明": f"大会记录={HASH}"}, "HB817", "记录:2:5"),
        ({"哪天做完": "2026-03-20"}, "HB814", "记录:2:8"),
    ],
)
def test_a_fault_is_told_by_sheet_row_and_column(record, filled, root, cells, code, place):
    before = (root / CSV).read_text(encoding="utf-8")
    told = record("import", filled(**cells))
    assert told.exit_code == 1
    assert f"records.xlsx#{place}" in told.stderr
    assert code in told.stderr
    assert (root / CSV).read_text(encoding="utf-8") == before


def test_macros_and_foreign_files_are_refused(record, filled, tmp_path):
    path = filled()
    with ZipFile(path, "a") as parts:
        parts.writestr("xl/vbaProject.bin", b"")
    assert "HB832" in record("import", path).stderr
    (tmp_path / "other.xlsx").write_bytes(b"\0")
    assert "HB831" in record("import", tmp_path / "other.xlsx").stderr


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_that_libreoffice_opened_and_saved_comes_back_as_records(record, filled, root, tmp_path):
    path = filled(哪天做完="2026-03-20", 哪天填报="2026-03-21", 证明=f"大会记录={HASH}")
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", saved, path], check=True)
    choices = openpyxl.load_workbook(saved / path.name)["记录"].data_validations.dataValidation
    assert choices, "the lists to choose from are still there"
    told = record("import", saved / path.name)
    assert (told.exit_code, told.output) == (0, f"{CSV}：1\n")
    line = f"r2,done,by-election,2026-02-10,2026-03-20,2026-03-21,大会记录={HASH}"
    assert line in (root / CSV).read_text(encoding="utf-8").splitlines()
