"""A fault gets a page in the reader's language that says whether to come back."""

import pytest
from django.core.handlers.exception import response_for_exception
from django.db import OperationalError
from django.test import RequestFactory


def answer_to(fault: Exception, path: str):
    request = RequestFactory().get(path)
    try:
        raise fault
    except Exception as raised:  # noqa: BLE001 - as the handler of a request does
        return response_for_exception(request, raised)


@pytest.mark.parametrize("fault", [OperationalError("locked"), OSError(28, "No space left")])
def test_a_database_or_disk_that_fails_is_said_to_come_back(db, fault):
    response = answer_to(fault, "/en/appeal/")
    assert (response.status_code, response["Retry-After"]) == (503, "300")


@pytest.mark.parametrize(
    ("path", "words"), [("/cy/apelio/", "Mae’n ddrwg gennym"), ("/en/appeal/", "Sorry")]
)
def test_a_fault_of_ours_is_said_in_the_readers_language(db, path, words):
    response = answer_to(ValueError("ours"), path)
    assert response.status_code == 500
    assert words in response.text


def test_no_page_of_a_fault_repeats_what_failed(db):
    assert "secret words" not in answer_to(ValueError("secret words"), "/en/appeal/").text
