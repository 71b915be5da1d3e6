"""A project built as readers get its site: a folder of files."""

from generator.building.build import build
from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.project import find_project
from generator.publishing.downloads import with_downloads
from generator.publishing.made import unpack
from generator.publishing.site import make_site


def site_in_folder(root):
    """Build the project of a folder; its site, with all its downloads, stands in ``site`` beside the folder."""
    with Runner(Cache(root)) as runner:
        built = build(find_project(root, "2026-11-22"), runner=runner)
        assert built.publication, built.loaded.findings
        made = make_site(with_downloads(built.publication.site, runner), root.parent)
    assert [told for told in made.told if told[0] != "HB901"] == []
    unpack(made.content, root.parent / "site")
    return root.parent / "site"
