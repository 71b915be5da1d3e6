"""Reading and checking 500 process files, against loading the same files with PyYAML and against yamllint.

PyYAML gives plain values; ours know their places, refuse duplicate keys and bombs, and tell look-alikes. yamllint
checks the form of YAML alone; ours checks form, language, references and the soundness of every flow as well.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from measure import Row, command, compared

from generator.model.document import read_definition
from generator.source.files import SourceFile
from generator.source.yaml import read_yaml
from tests.random_flows.generator import random_flow

FILES = 500
ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "base_project"
BIN = Path(sys.executable).parent


def run() -> list[Row]:
    """Reading, reading into models, and checking a whole book."""
    sources = [SourceFile(f"flow-{seed}.yml", random_flow(seed, "sound").text) for seed in range(FILES)]

    def load(loader: type) -> None:
        for source in sources:
            yaml.load(source.text, Loader=loader)  # noqa: S506 - our own text, two safe loaders

    values = f"read {FILES} processes into values with places"
    return [
        compared(
            values,
            lambda: [read_yaml(source) for source in sources],
            lambda: load(yaml.CSafeLoader),
            "`yaml.CSafeLoader`",
        ),
        compared(
            values,
            lambda: [read_yaml(source) for source in sources],
            lambda: load(yaml.SafeLoader),
            "`yaml.SafeLoader`",
            runs=2,
        ),
        compared(
            f"read {FILES} processes into models",
            lambda: [read_definition(source) for source in sources],
            lambda: load(yaml.CSafeLoader),
            "`yaml.CSafeLoader`, which makes plain values",
        ),
        _checking(sources),
    ]


def _checking(sources: list[SourceFile]) -> Row:
    """The two commands on the same files, each in a process of its own."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(BASE, root)
        for source in sources:
            (root / "diagrams" / "processes" / source.path).write_text(source.text, encoding="utf-8")
        ours = command(sys.executable, "-m", "generator.cli", "check", "--project", root, folder=ROOT)
        peer = command(BIN / "yamllint", ".", folder=root, codes=(0, 1))
        return compared(f"check a book of {FILES} processes", ours, peer, "`yamllint`, which checks the form alone")
