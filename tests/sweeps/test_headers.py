"""What every answer says to the browser, and what no request can make the service do."""

import base64
import hashlib
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.test import Client

from cases.models import Case
from tests.sweeps.addresses import every_address
from tests.sweeps.crawl import Browser, Page, follow
from tests.sweeps.journeys import signed_in
from tests.sweeps.test_conflict_walk import FORMS, values_of

PUBLIC = re.compile(r"/(|(cy|en)/([a-z-]+/){0,3})$")  # published pages: never a draft, never staff
REFUSED_BY_THE_CMS = {302, 403, 404, 405}  # its API asks for the right first, then the token
LOOKS = ("viewed", "file_opened")
# Spellings that some browser reads as another site, and schemes that are no page.
FOREIGN = [
    *("//evil.example", "///evil.example", "////evil.example/%2f..", "/\\evil.example"),
    *("\\\\evil.example", "\\/evil.example", "https:evil.example", "https:/evil.example"),
    *(
        "http://evil.example",
        "https://evil.example",
        "https:///evil.example",
        "HTTPS://EVIL.EXAMPLE",
    ),
    *("javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "data:text/html,x"),
    *("vbscript:x", "\thttps://evil.example", " https://evil.example", "\nhttps://evil.example"),
    *("\t//evil.example", "/\t/evil.example", "/\n/evil.example", "//\tevil.example"),
    *("https://testserver@evil.example", "https://testserver.evil.example", "//u@evil.example"),
    *(
        "https://evil.example\\@testserver",
        "https://evil.example#testserver",
        "https://еvil.example",
    ),
    *("//evil%E3%80%82example", "ftp://evil.example", "file:///etc/passwd", "//google%00.com"),
    *("http:\\\\evil.example", "http:/\\evil.example", "https://[::1]evil.example", "mailto:x@y.z"),
]


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in policy.split(";") if rule)}


def of(page) -> str:
    return f"{page}: {page.headers.get('Content-Security-Policy')}"


def test_the_policy_is_strict_everywhere(pages):
    for page in pages:
        rules = directives(page.headers["Content-Security-Policy"])
        for name in ("default-src", "base-uri", "frame-ancestors"):
            assert rules[name] == ["'none'"], of(page)
        assert rules["form-action"] in (["'self'"], ["'none'"]), of(page)
        allowed = {value for values in rules.values() for value in values}
        assert {v for v in allowed if not v.startswith("'sha256-")} <= {"'self'", "'none'"}, of(
            page
        )


def test_every_answer_says_how_it_may_be_used(pages):
    for page in pages:
        assert page.headers["X-Content-Type-Options"] == "nosniff", page
        assert page.headers["Referrer-Policy"] == "same-origin", page
        assert page.headers["Cross-Origin-Opener-Policy"] == "same-origin", page
        assert page.headers["Cross-Origin-Resource-Policy"] == "same-origin", page
        assert "camera=()" in page.headers["Permissions-Policy"], page


def test_only_published_pages_may_be_kept(pages):
    for page in pages:
        if "no-store" not in page.headers["Cache-Control"]:
            assert page.headers["Cache-Control"] == "public, no-cache", page
            assert PUBLIC.fullmatch(page.address) and page.who == "anyone", page
            assert not page.cookies, page


def test_no_page_has_a_script_or_a_style_of_its_own(pages):
    for page in pages:
        for name, tag in page.tags:
            assert not [own for own in tag if own == "style" or own.startswith("on")], page
            assert name != "script" or tag.get("src", "").startswith(settings.STATIC_URL), page
        if any(name == "style" for name, _ in page.tags):  # a letter: allowed by its very bytes
            for tag in page.soup.find_all("style"):
                digest = base64.b64encode(hashlib.sha256(tag.string.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in page.headers["Content-Security-Policy"], page


def test_nothing_is_asked_of_another_machine(pages):
    for page in pages:
        for name, tag in page.tags:
            if "src" in tag or (name == "link" and tag.get("rel") in ("stylesheet", "icon")):
                assert tag.get("src", tag.get("href", "")).startswith(settings.STATIC_URL), page


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(pages):
    seen = [(page, cookie) for page in pages for cookie in page.cookies.values() if cookie.value]
    assert {cookie.key.split("_")[0] for _, cookie in seen} >= {"draft", "csrftoken", "sessionid"}
    for page, cookie in seen:
        assert cookie["samesite"] in ("Lax", "Strict"), (page, cookie)
        assert cookie["httponly"] or cookie.key == settings.LANGUAGE_COOKIE_NAME, (page, cookie)


def test_every_redirect_stays_here(pages):
    for page in pages:
        assert page.headers.get("Location", "/").startswith("/"), page
        assert not page.headers.get("Location", "/").startswith("//"), page


def test_every_error_has_a_page_that_gives_phone_and_post(pages):
    wrong = [page for page in pages if page.status >= 400 and page.address != "/readyz"]
    assert {page.status for page in wrong} >= {400, 403, 404, 405, 409, 413, 429, 500}
    for page in wrong:
        assert page.soup.html["lang"] == page.language, page
        if page.status != 409 and not page.address.startswith("/staff/"):
            assert page.soup.select_one('a[href^="tel:"]') and page.soup.address, page
        for secret in ("Traceback", "SELECT ", "our own fault", "/views.py", settings.SECRET_KEY):
            assert secret not in page.html, page


@pytest.mark.parametrize("name", ["build/app.css", "build/app.js", "build/favicon.svg"])
def test_static_files_say_it_too(client, name):
    assert finders.find(name), "the front end is not built"
    answer = client.get(f"{settings.STATIC_URL}{name}")
    assert answer.status_code == 200 and answer.getvalue()
    for header in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy"):
        assert header in answer.headers
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("demo")
@pytest.mark.django_db
def test_only_the_cms_may_have_scripts_of_its_own_in_its_pages():
    browser = Browser("editor", "en", [])
    browser.force_login(get_user_model().objects.get(username="editor"))
    rules = directives(browser.visit("/admin/").headers["Content-Security-Policy"])
    assert rules["frame-ancestors"] == rules["base-uri"] == rules["form-action"] == ["'self'"]
    assert not [v for values in rules.values() for v in values if "unsafe-eval" in v or "://" in v]


# --- What a request can do -----------------------------------------------------------------------
@pytest.mark.usefixtures("demo")
@pytest.mark.django_db
@pytest.mark.parametrize("username", [None, "officer", "admin"])
def test_nothing_can_be_sent_without_the_token_of_the_page(username, settings):
    settings.LIMIT_PER_ADDRESS = (10_000, 600)
    case = Case.objects.filter(queue="complaints_team").earliest("pk")
    letter = case.letters.earliest("pk").pk
    browser = Client(enforce_csrf_checks=True)
    if username:
        browser.force_login(get_user_model().objects.get(username=username))
    before = rows()
    for language, form in FORMS.items():
        values = values_of(case, case.submission.key, case.submission.key, letter, form)
        for address in every_address(values, language):
            if language == "en" and not address.path.startswith("/en/"):
                continue
            refusals = REFUSED_BY_THE_CMS if address.is_the_cms else {403}
            assert browser.post(address.path).status_code in refusals, address
            if username == "officer":  # who may do most of it
                foreign = browser.post(address.path, headers={"origin": "https://evil.example"})
                assert foreign.status_code in refusals, address
    assert changed(before) == set()


@pytest.mark.usefixtures("demo")
@pytest.mark.django_db
def test_reading_everything_changes_nothing():
    """But that somebody looked, and what keeps a browser known."""
    pages: list[Page] = []
    officer = signed_in("officer", "en", pages)
    before = rows()
    follow(Browser("anyone", "en", pages), ["/", "/cy/", "/en/", "/healthz", "/readyz"])
    follow(officer, ["/staff/", "/staff/cases/?state=all"], wanted=_of_few_cases())
    assert len(pages) > 100
    assert changed(before) == set()


def _of_few_cases():
    some = set(Case.objects.order_by("pk").values_list("reference", flat=True)[::9])

    def wanted(address: str) -> bool:
        parts = address.split("/")
        return parts[2:3] != ["cases"] or len(parts) < 5 or parts[3] in some

    return wanted


def rows() -> dict[str, str]:
    """A digest of each table, without what reading may write: that somebody looked, and a PDF,
    which is made when it is first asked for."""
    digests = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in ("sessions.Session", "portal.RateWindow", "cases.LetterPdf"):
            continue
        kept = [field.attname for field in model._meta.concrete_fields if field.name != "read_at"]
        found = model._default_manager.order_by("pk").values_list(*kept)
        if model._meta.label == "cases.Event":
            found = found.exclude(kind__in=LOOKS)
        digests[model._meta.label] = hashlib.sha256(repr(list(found)).encode()).hexdigest()
    return digests


def changed(before: dict[str, str]) -> set[str]:
    return {table for table, digest in rows().items() if digest != before[table]}


@pytest.mark.usefixtures("demo")
@pytest.mark.django_db
@pytest.mark.parametrize("evil", FOREIGN)
def test_nobody_is_led_to_another_site(evil):
    browser = Client()
    named = {"username": "officer", "password": settings.DEMO_PASSWORD}
    answers = [
        browser.post("/staff/language/", {"language": "en", "next": evil}),
        browser.post("/staff/language/", {"language": "en"}, headers={"referer": evil.strip()}),
        browser.get("/admin/login/", {"next": evil}),
        browser.post("/staff/sign-in/", {**named, "next": evil}),
        browser.get("/staff/sign-in/", {"next": evil}),
        browser.get("/staff/cases/", {"back": evil, "next": evil, "q": evil}),
        browser.post("/staff/sign-out/", {"next": evil}),
        browser.get(f"/{evil}"),
        browser.get("/en/_util/login/", {"next": evil}),
    ]
    for answer in answers:
        there = answer.headers.get("Location", "/staff/")
        assert re.fullmatch(r"/([a-z].*)?", there), (evil, there)
