"""A log says what failed and where, and nothing a person wrote."""

import io
import logging

from django.conf import settings
from django.db.models import ProtectedError

from portal import logs


def told(error: Exception, before: Exception) -> str:
    """What the log has of an error in a page of a case, after another error."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter(settings.LOGGING["formatters"]["line"]["format"]))
    handler.addFilter(logs.WithoutPersonalData())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        try:
            raise before
        except Exception as first:
            raise error from first
    except Exception:
        logger.exception("Internal Server Error: %s", "/staff/cases/CYS-7K3MP-Q9TXB/?q=Canary")
    return out.getvalue()


def test_neither_the_address_nor_the_words_of_an_error_name_a_case_or_a_person():
    before = ValueError("Key (name)=(Zanzibar Canary) already exists.")
    line = told(ProtectedError("Cannot delete CYS-7K3MP-Q9TXB of Zanzibar Canary", set()), before)
    assert "CYS-7K3MP" not in line and "Canary" not in line
    assert "ProtectedError" in line and "ValueError" in line and "test_logs.py" in line


def test_every_handler_keeps_to_it():
    handlers = settings.LOGGING["handlers"].values()
    assert {tuple(handler["filters"]) for handler in handlers} == {("no_paths",)}
