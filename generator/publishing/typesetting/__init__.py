"""Typesetting with WeasyPrint: everything that knows its inner workings stands here, pinned to one version of it."""
