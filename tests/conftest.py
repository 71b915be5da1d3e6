"""Settings and the built book that all tests share."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from generator.cli import main
from tests.chromium import CHROMIUM, chromium
from tests.whole_book import built_once

BASE = Path(__file__).parent / "base_project"

os.environ["HANDBOOKS_DEBUG"] = "1"
settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The book of this repository, built once by ``handbooks build``."""
    own = tmp_path_factory.getbasetemp()
    return built_once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def browser():
    """A browser that all tests share."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium: run .ci/setup --test")
    with chromium() as shared:
        yield shared


@pytest.fixture
def root(tmp_path):
    """A copy of the small project that tests may change."""
    shutil.copytree(BASE, tmp_path / "book")
    return tmp_path / "book"


@pytest.fixture
def run(root, monkeypatch):
    """Run a command in the project."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return lambda *arguments: CliRunner().invoke(main, [str(argument) for argument in arguments])
