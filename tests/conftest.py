"""Settings that all tests share."""

import os

from hypothesis import settings

os.environ["HANDBOOKS_DEBUG"] = "1"

settings.register_profile("repeatable", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("repeatable")
