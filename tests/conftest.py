"""Settings and the built book that all tests share."""

import os

import pytest
from hypothesis import settings

from tests.whole_book import built_once

os.environ["HANDBOOKS_DEBUG"] = "1"
settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The book of this repository, built once by ``handbooks build``."""
    own = tmp_path_factory.getbasetemp()
    return built_once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)
