"""The sample book, published once for all tests of a run."""

import pytest

from generator.publishing.site import publish_site
from tests.publishing import sample


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    """A project folder with content that must not be published."""
    folder = tmp_path_factory.mktemp("project")
    documents = folder / "handbooks"
    documents.mkdir()
    (documents / "secret.md").write_text("# 内部\n", encoding="utf-8")
    (documents / "data.yml").write_text("kind: role\n", encoding="utf-8")
    (documents / "picture.svg").write_text("<svg onload='alert(1)'/>", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def published(project, tmp_path_factory):
    """The sample site as it is published."""
    out = tmp_path_factory.mktemp("site")
    publish_site(sample.site(), out, project)
    return out
