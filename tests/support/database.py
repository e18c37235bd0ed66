"""Ready-made test databases, copied instead of migrated.

A *template* is built once for a state of the source and kept in `.cache/test-db`; `dev.py test`
builds them beside its other checks (`ahead`):

* `migrated`  - every migration, nothing more (what a plain `django_db` test gets);
* `published` - and the policy, form and letters of `load_policy` (fixture `published`);
* `demo`      - and the people and cases of `seed --profile demo` (fixture `demo`);
* `posted`    - and the letters of those cases sent, so that a test waits for its own alone.

Each process works on a copy of its own. A `transaction=True` test leaves a fresh copy behind
where Django would empty every table, Wagtail's root page included. On PostgreSQL a template is a
database, copied with `CREATE DATABASE … TEMPLATE`.
"""

import os
from collections.abc import Iterator

import pytest

from tests.support.templates import Templates


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[Templates]:
    from django.test import TransactionTestCase

    templates = Templates(worker=os.environ.get("PYTEST_XDIST_WORKER", "main"))
    TransactionTestCase._fixture_teardown = lambda case: templates.restore()
    with django_db_blocker.unblock():
        templates.use("migrated")
    yield templates
    with django_db_blocker.unblock():
        templates.drop()


def _module_on(name: str):
    @pytest.fixture(scope="module", name=name)
    def on_template(django_db_setup: Templates, django_db_blocker) -> Iterator[None]:
        with django_db_blocker.unblock():
            django_db_setup.use(name)
        yield
        with django_db_blocker.unblock():
            django_db_setup.use("migrated")

    on_template.__doc__ = f"This module's tests start from the `{name}` database."
    return on_template


published = _module_on("published")
demo = _module_on("demo")


@pytest.fixture
def own_process(django_db_setup: Templates) -> dict[str, str]:
    """The environment for a program that a test starts on this test's database and files.

    For `transaction=True` tests: what is not committed, another process cannot see.
    """
    from django.conf import settings

    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "CYSWLLT_DATA": str(settings.DATA),
        "DATABASE_URL": django_db_setup.url,
        "SECRET_KEY": settings.SECRET_KEY,
        "DEMO_PASSWORD": settings.DEMO_PASSWORD,
    }
