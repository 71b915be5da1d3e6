"""Building: a project's folders become a book with its findings (load), its pages (build), and staged output."""
