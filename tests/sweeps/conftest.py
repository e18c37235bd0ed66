"""The pages every sweep looks at, gathered once by each process."""

from collections.abc import Callable

import pytest

from tests.sweeps.crawl import Page
from tests.sweeps.journeys import everything


@pytest.fixture(scope="session")
def gather(django_db_setup, django_db_blocker) -> Callable[[], list[Page]]:
    """Read everything on the demo's database, and leave the database as it was."""

    def read() -> list[Page]:
        with django_db_blocker.unblock():
            before = django_db_setup.current
            django_db_setup.use("demo")
            try:
                return everything()
            finally:
                django_db_setup.use(before)

    return read


@pytest.fixture(scope="session")
def pages(gather) -> list[Page]:
    """Every answer of the service."""
    return gather()
