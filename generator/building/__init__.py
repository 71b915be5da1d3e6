"""Building: a project's folders become a book with its findings, its pages, and staged output."""
