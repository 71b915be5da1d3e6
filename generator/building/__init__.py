"""Building: a project's folders become a book with its findings, its pages, and staged output."""

from generator.building.build import Build, build, site
from generator.building.load import Loaded, load, load_file
from generator.building.project import Project, ProjectError, find_project

__all__ = ["Build", "Loaded", "Project", "ProjectError", "build", "find_project", "load", "load_file", "site"]
