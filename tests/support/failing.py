"""Real failures of what the service stands on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import InternalError, connection


@contextmanager
def database_fails(on: str, saying: str = "the database is broken") -> Iterator[None]:
    """Every query that names the table `on` is refused, quoting what it read as PostgreSQL does."""

    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if on in sql:
            raise InternalError(saying)
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def without_pango(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which WeasyPrint cannot be loaded."""
    from cases.letters import pdf

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    pdf.available.cache_clear()
    yield
    pdf.available.cache_clear()
