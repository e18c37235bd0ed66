"""Published pages are kept for everyone and forgotten the moment one changes."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from portal.page_cache import PageCache, forget_all


@pytest.fixture(autouse=True)
def empty_store():
    forget_all()


def serve(page, path="/en/policy/", **headers):
    return PageCache(page)(RequestFactory().get(path, headers=headers))


def public(text="The policy"):
    def page(request):
        response = HttpResponse(text)
        response.cacheable_page = True
        return response

    return page


def never(request):
    raise AssertionError("the page was rendered again")


def test_a_public_page_is_rendered_once():
    serve(public())
    assert serve(never).text == "The policy"


def test_a_page_with_anything_personal_is_rendered_each_time():
    serve(lambda request: HttpResponse("yours"))
    assert serve(public("mine")).text == "mine"


def test_a_publish_is_seen_at_the_next_request():
    serve(public("old"))
    forget_all()
    assert serve(public("new")).text == "new"


def test_a_page_rendered_before_a_publish_is_not_shown_after_it():
    def slow(request):
        forget_all()
        return public("old")(request)

    serve(slow)
    assert serve(public("new")).text == "new"


def test_an_address_with_a_query_is_not_kept():
    PageCache(public("old"))(RequestFactory().get("/en/policy/?x=1"))
    assert serve(public("new")).text == "new"


def test_a_browser_that_has_the_page_is_told_so():
    first = serve(public())
    assert serve(never, if_none_match=first["ETag"]).status_code == 304


def test_a_page_is_packed_for_browsers_that_can_unpack_it():
    serve(public())
    response = serve(never, accept_encoding="gzip")
    assert gzip.decompress(response.content) == b"The policy"


def test_one_language_is_never_shown_for_the_other():
    serve(public("Polisi"), "/cy/polisi/")
    assert serve(public("Policy"), "/en/policy/").text == "Policy"
