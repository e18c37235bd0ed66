"""Browser tests: the whole site on a free port, the demo's people and cases, Chromium.

The letters of those cases are sent, so that a test waits for its own alone.

A test that asks for `language` runs in Welsh and in English, one that asks for `javascript` runs
with it on and off; one that asks for both runs in Welsh without and in English with it, and with
`--full` in all four ways. Every test starts from the same demo database, and fails when a page
writes an error to the console or asks another machine for anything.
"""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from e2e.letterbox import Letterbox
from tests.support.server import serve
from tests.sweeps.crawl import Page as Kept

pytest_plugins = ["tests.support.plugins"]

# Playwright's loop runs in the thread of the test; our queries there wait for nobody.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]  # fmt: skip
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
# Chromium's note that script was quicker than `autofocus`, which is there for want of script.
FOCUSED_TWICE = "Autofocus processing was blocked because a document already has a focused element"
# A page that is not there says so in its own words; a preview in the CMS is to run no script.
MEANT = ("Failed to load resource", "frame is sandboxed")
PASSED_ON = ("Content-Type", "Content-Security-Policy", "Permissions-Policy")


# The longest journeys are gone in one language in every run, and in the other one in the long run.
LONGEST = {
    "test_the_chief_officer_decides_and_the_lead_finds_nothing": "cy",
    "test_by_the_earlier_edition_the_ombudsman_is_next": "en",
    "test_a_late_appeal_is_accepted_for_a_reason_and_decided": "en",
    "test_a_warning_becomes_a_complaint_with_the_same_reference_and_date": "cy",
    "test_a_welsh_letter_waits_for_its_translation_and_the_date_stays": "cy",
    "test_a_decision_is_taken_back_before_its_letter_leaves": "en",
    "test_someone_without_email_gets_every_letter_by_post": "cy",
    "test_a_letter_and_a_closed_day_count_at_once": "en",
    "test_the_chief_officer_decides": "cy",
    "test_the_senior_reviewer_decides": "en",
    "test_an_appeal_is_decided_and_the_letter_arrives": "cy",
    "test_mistakes_are_said_and_nothing_typed_is_lost": "en",
    "test_a_letter_in_welsh_from_someone_we_may_only_write_to_on_paper": "cy",
    "test_an_appeal_by_telephone_is_read_back_before_it_is_taken_in": "en",
    "test_the_questions_in_the_callers_language_under_a_banner_in_the_clerks": "cy",
    "test_a_letter_is_seen_as_it_will_be_before_its_words_are_saved": "cy",
    "test_a_new_form_is_built_and_what_is_sent_by_it_is_answered": "cy",
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the other two of the four ways to the long run, and one of the longest journeys."""
    for item in items:
        given = getattr(item, "callspec", None)
        way = given.params if given else {}
        language = way.get("language", way.get("reads"))
        other_way = (language, way.get("javascript")) in (("cy", True), ("en", False))
        chosen = LONGEST.get(getattr(item, "originalname", ""))
        if other_way or (language and chosen and language != chosen):
            item.add_marker("full")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": SWITCHES}


@pytest.fixture(scope="session")
def base_url(django_db_setup, django_db_blocker) -> Iterator[str]:
    with django_db_blocker.unblock():
        django_db_setup.use("posted")
    with serve() as address:
        yield address


@pytest.fixture(autouse=True)
def _same_start(base_url: str, transactional_db) -> None:
    """Leaves the demo database behind as it was."""


@pytest.fixture(params=["cy", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def javascript(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args: dict, request: pytest.FixtureRequest) -> dict:
    more: dict = {"viewport": WIDE}
    if "language" in request.fixturenames:
        more["locale"] = request.getfixturevalue("language") + "-GB"
    if "javascript" in request.fixturenames:
        more["java_script_enabled"] = request.getfixturevalue("javascript")
    return {**browser_context_args, **more}


@pytest.fixture
def context(context: BrowserContext, base_url: str) -> Iterator[BrowserContext]:
    yield from watched(context, base_url)


def watched(context: BrowserContext, base_url: str) -> Iterator[BrowserContext]:
    """Fail when a page of this browser complains, or asks another machine."""
    complaints: list[str] = []

    def hear(message) -> None:
        meant = any(words in message.text for words in MEANT)
        if message.type == "error" and not meant:
            complaints.append(f"{message.page.url if message.page else ''}: {message.text}")

    def see(asked) -> None:
        if not asked.url.startswith((base_url, "data:", "blob:", "about:")):
            complaints.append(f"a request left this machine: {asked.url}")

    context.on("console", hear)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("request", see)
    yield context
    assert complaints == []


@pytest.fixture
def show(page: Page, base_url: str) -> Iterator[Callable[[Kept], None]]:
    """`show(kept)`: a page as it was sent, in a browser that must have nothing to say about it."""
    said: list[str] = []
    answer: dict = {}

    def hear(message) -> None:
        if not message.text.startswith(FOCUSED_TWICE):
            said.append(f"{page.url}: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    def hand_over(route: Route) -> None:
        if route.request.is_navigation_request():
            route.fulfill(status=200, **answer)
        else:
            route.continue_()

    page.route(f"{base_url}/**", hand_over)

    def open_it(kept: Kept) -> None:
        headers = {name: kept.headers[name] for name in PASSED_ON if name in kept.headers}
        answer.update(headers=headers, body=kept.body)
        page.set_viewport_size(WIDE)
        page.goto(f"{base_url}{kept.address}")

    yield open_it
    assert said == []


@pytest.fixture
def sign_in(base_url: str, new_context) -> Iterator[Callable[[str], Page]]:
    """`sign_in("officer")`: a page of a browser of their own, already signed in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    watches = []

    def page_of(username: str) -> Page:
        client = Client()
        client.force_login(get_user_model().objects.get(username=username))
        session = client.cookies["sessionid"].value
        watch = watched(new_context(), base_url)
        context = next(watch)
        watches.append(watch)
        context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])
        return context.new_page()

    yield page_of
    for watch in watches:
        next(watch, None)


@pytest.fixture
def letterbox(settings) -> Iterator[Letterbox]:
    """A real mail server of this test's own, to which the site sends."""
    box = Letterbox()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
    box.server.start()
    yield box
    box.server.stop()


@pytest.fixture
def narrow(page: Page) -> Page:
    """A small old phone: 320 px."""
    page.set_viewport_size(NARROW)
    return page
