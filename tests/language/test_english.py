"""English messages are English: Chinese stands in them only where it is quoted from the content."""

from __future__ import annotations

import json
import re

from click.testing import CliRunner

from generator.cli import main
from tests.language.checking import AS_OF, BASE, project_with, write_process
from tests.language.corpus import cases

CHINESE = re.compile(r"[\u3400-\u9fff]+")


def test_messages_are_english(tmp_path):
    project = project_with(tmp_path / "project", ["case"])
    files = [path for path in BASE.rglob("*") if path.suffix in {".yml", ".md"}]
    words = "开始" + "".join(
        path.read_text(encoding="utf-8") for path in files
    )  # the text of the start node is content
    wrong: dict[str, str] = {}
    for case in cases():
        path = write_process(project, "case", case.text)
        command = ["--project", str(project), "--as-of", AS_OF, "--lang", "en", "check", str(path), "--format", "json"]
        for one in json.loads(CliRunner().invoke(main, command).stdout):
            if any(run not in case.text + words for run in CHINESE.findall(one["message"])):
                wrong[one["code"]] = one["message"]
    assert not wrong
