"""Build a template database before the tests that stand on it.

    python -m tests.support.ahead posted

`dev.py test` does so while the other checks run: a test that needs one would hold up every other.
"""

import shutil
import sys

import django


def build(name: str) -> None:
    """The template `name` and those it is made from, on the engine of DATABASE_URL."""
    django.setup()
    from django.conf import settings
    from django.test.utils import setup_test_environment

    from tests.support.templates import Templates

    setup_test_environment()
    try:
        Templates(worker="ahead").ready(name)
    finally:
        shutil.rmtree(settings.DATA, ignore_errors=True)


if __name__ == "__main__":
    build(sys.argv[1])
