"""Reading and checking 500 process files, against loading the same files with PyYAML's loaders.

PyYAML gives plain values; ours know their places, refuse duplicate keys and bombs, and tell look-alikes. yamllint,
which checks the form of YAML alone, is compared where the machine has its command.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from measure import Row, seconds

from generator.building.load import load
from generator.building.project import Project
from generator.model.document import read_definition
from generator.source.files import SourceFile
from generator.source.yaml import read_yaml
from tests.random_flows.generator import random_flow

FILES = 500
BASE = Path(__file__).parent.parent / "tests" / "base_project"


def run() -> list[Row]:
    """Reading, reading into models, and checking a whole book."""
    sources = [SourceFile(f"flow-{seed}.yml", random_flow(seed, "sound").text) for seed in range(FILES)]
    fast = seconds(lambda: [yaml.load(source.text, Loader=yaml.CSafeLoader) for source in sources])
    slow = seconds(lambda: [yaml.load(source.text, Loader=yaml.SafeLoader) for source in sources], runs=1)
    reading = seconds(lambda: [read_yaml(source) for source in sources])
    models = seconds(lambda: [read_definition(source) for source in sources])
    return [
        Row(f"read {FILES} processes into values with places", reading, fast, "s", "`yaml.CSafeLoader`"),
        Row(f"read {FILES} processes into values with places", reading, slow, "s", "`yaml.SafeLoader`"),
        Row(f"read {FILES} processes into models", models, fast, "s", "`yaml.CSafeLoader`"),
        *_checking(sources, fast),
    ]


def _checking(sources: list[SourceFile], fast: float) -> list[Row]:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(BASE, root)
        processes = root / "diagrams" / "processes"
        for source in sources:
            (processes / source.path).write_text(source.text, encoding="utf-8")
        checking = seconds(lambda: load(Project(root, "2026-11-22")), runs=3)
        what = f"check a book of {FILES} processes"
        return [Row(what, checking, fast, "s", "`yaml.CSafeLoader`, which checks nothing"), *_yamllint(root, what)]


def _yamllint(root: Path, what: str) -> list[Row]:
    command = shutil.which("yamllint")
    if command is None:
        return []
    handbooks = Path(sys.executable).with_name("handbooks")
    ours = seconds(lambda: subprocess.run([handbooks, "check"], cwd=root, capture_output=True, check=False), runs=2)
    peer = seconds(lambda: subprocess.run([command, "."], cwd=root, capture_output=True, check=False), runs=2)
    return [Row(f"{what}, as a command", ours, peer, "s", "`yamllint`, which checks the form alone")]
