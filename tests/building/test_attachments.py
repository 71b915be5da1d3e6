"""The files of its processes go along with a printed handbook, byte for byte."""

import shutil
from pathlib import Path

from generator.building.attachments import attachments
from generator.building.load import load
from generator.building.project import find_project
from tests.publishing import sample

BASE = Path(__file__).parents[1] / "base_project"


def test_every_process_of_the_items_goes_along_as_it_stands(tmp_path):
    root = tmp_path / "book"
    shutil.copytree(BASE, root)
    accept = root / "diagrams/processes/accept-probationary-member.yml"
    accept.write_bytes(accept.read_bytes().replace(b"\n", b"\r\n"))
    book = load(find_project(root, "2026-11-22")).book
    found = attachments(sample.manual(), book, root)
    assert [one.name for one in found] == ["accept-probationary-member.yml", "examine.yml", "probation.yml"]
    assert found[0].title == "接收预备党员"
    assert all(one.content == (root / "diagrams/processes" / one.name).read_bytes() for one in found)
    assert attachments(sample.manual(id="other"), book, root) == ()
    assert attachments(sample.manual(id="branch.workshop"), book, root) == found
