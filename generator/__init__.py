"""Documentation as code: process definitions and chapters become drawings, a site and printed handbooks.

Data flows one way through the packages, lowest layer first: ``diagnostics``, ``source``, ``model``, ``rules``,
``views``, ``drawing``, ``pages``, ``building``, ``publishing``, ``commands`` and ``cli``. Each layer imports only those
before it.
"""
