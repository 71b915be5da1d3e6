"""The sample book, published once for all tests of a run."""

import pytest

from generator.publishing.site import publish_site
from tests.publishing import sample


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """The sample site as it is published."""
    out = tmp_path_factory.mktemp("site")
    publish_site(sample.site(), out)
    return out
