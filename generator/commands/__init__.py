"""One module a command, imported when it is called: it parses, calls and prints. ``generator/cli.py`` lists them."""
