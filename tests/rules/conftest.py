"""The base project, loaded once."""

from __future__ import annotations

import pytest

from tests.rules import checking


@pytest.fixture(scope="session")
def loaded():
    return checking.base()
