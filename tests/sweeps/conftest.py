"""The pages every sweep looks at, gathered once for a run."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from tests.sweeps.crawl import Page
from tests.sweeps.journeys import gathered


@pytest.fixture(scope="session")
def on_the_demo(django_db_setup, django_db_blocker) -> Callable[[], AbstractContextManager[None]]:
    """`with on_the_demo():` the demo's database, left as it was."""

    @contextmanager
    def stand() -> Iterator[None]:
        with django_db_blocker.unblock():
            before = django_db_setup.current
            django_db_setup.use("demo")
            try:
                yield
            finally:
                django_db_setup.use(before)

    return stand


@pytest.fixture(scope="session")
def pages(on_the_demo, pytestconfig) -> list[Page]:
    """Every answer of the service."""
    with on_the_demo():
        return gathered(full=pytestconfig.getoption("--full"))
