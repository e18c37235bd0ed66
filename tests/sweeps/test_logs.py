"""Nothing a person wrote, and nothing that opens a case, is in a log, a subject or an error page.

One appeal goes its whole way through the pages, with failures of every kind on it.
"""

import io
import logging
import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import override_settings

from cases import letters
from cases.models import Case, Letter
from portal.logs import WithoutPersonalData
from tests.forms.walk import Walk, appeal_form
from tests.letters.smtp import Post, free_port, mail_server
from tests.support.failing import database_fails
from tests.sweeps.crawl import Browser, Page, follow
from tests.sweeps.journeys import PDF, signed_in

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

TYPED = {
    "your_name": {"your_name": "Caneri Enwog"},
    "grounds": {"grounds_0": "caneri-yn-y-sail"},
    "outcome": {"outcome_wanted": "caneri-yn-y-cais"},
    "decided_by": {"decided_by": "Caneri Benderfynodd"},
    "contact": {"channels": ["email", "phone", "post"]},
    "email": {"email": "caneri@adar.cymru"},
    "phone": {"phone": "01632 960777"},
    "address": {"address": "7 Stryd y Caneri"},
    "adjustments": {"adjustments": "caneri-angen-print-bras"},
}
ERRORS = (400, 403, 404, 405, 413, 429, 500)  # 409 is a page about the case, for who may see it
WRITTEN = "caneri-y-swyddog"
CANARY = re.compile(r"caneri|adar\.cymru|960 ?777", re.IGNORECASE)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the service writes to its log, through its own handler."""
    ours = [
        handler
        for handler in logging.getLogger().handlers
        if any(isinstance(rule, WithoutPersonalData) for rule in handler.filters)
    ]
    assert len(ours) == 1
    written = io.StringIO()
    before = ours[0].setStream(written)
    yield written
    ours[0].setStream(before)


def test_nothing_of_a_person_is_in_logs_subjects_or_error_pages(log):
    pages: list[Page] = []
    walk = appeal(pages)
    case = Case.objects.latest("pk")
    code = re.search(r">([0-9A-Z]{4}-[0-9A-Z]{4})<", letters.page(case.letters.get()))[1]
    track(case, code, pages)
    decide(case, pages)
    send_mail(case)
    go_wrong(case, walk, pages)

    lines = log.getvalue()
    assert lines.count("\n") > 20 and "InternalError" in lines and "Not Found" in lines
    session = pages[-1].cookies.get("sessionid")
    opens = [case.reference, str(walk.token), walk.token.hex, code, settings.DEMO_PASSWORD]
    opens += [session.value] if session else []
    opens += [str(file.pk) for file in case.files.all()]
    for word in opens:
        assert word not in lines, word
    assert CANARY.findall(lines) == []

    ours = [one for one in mail.outbox if one.to == ["caneri@adar.cymru"]]
    assert len(ours) == 4  # acknowledgement, new code, that it was checked, decision
    for message in mail.outbox:
        head, _blank, _body = message.message().as_bytes().decode().partition("\r\n\r\n")
        head = re.sub(r"(?m)^To: .*$", "", head)
        assert CANARY.findall(head) == [] and case.reference not in head

    # A form that comes back with what its own reader typed is no error page.
    errors = [page for page in pages if page.status in ERRORS and not page.forms]
    assert {page.status for page in errors} >= {403, 404, 429, 500}
    for page in errors:
        assert CANARY.findall(page.html) == [] and case.reference not in page.html, page


def appeal(pages: list[Page]) -> Walk:
    """Through the form to the receipt, with a file, an error and an unknown draft on the way."""
    browser = Browser("applicant", "cy", pages)
    walk = Walk(appeal_form(), "cy")
    browser.cookies.update(walk.client.cookies)
    walk.client = browser
    walk.to("files", **TYPED)
    for name, content in (("caneri.pdf", PDF), ("caneri.png", b"caneri-yn-y-llun")):
        sent = SimpleUploadedFile(name, content)
        browser.post(walk.url("files"), {"files": [sent], "go-upload": "files"})
    browser.post(walk.url("files"), {})
    walk.to("email", **TYPED)
    browser.post(walk.url("email"), {"email": "caneri@@adar.cymru"})
    walk.to("check", **TYPED)
    browser.visit(walk.url("check"))
    assert walk.send().status_code == 302
    assert browser.visit(walk.url("receipt")).status == 200
    Browser("anyone", "cy", pages).visit(walk.url("receipt"))
    return walk


def track(case: Case, code: str, pages: list[Page]) -> None:
    browser = Browser("customer", "en", pages)
    address = "/en/track/"
    browser.visit(f"{address}?reference={case.reference}&code={code}&name=Caneri")
    browser.send(address, {"reference": case.reference, "code": code})
    assert pages[-1].status == 200 and case.reference in pages[-1].html
    follow(browser, ["/en/track/appeal/"], wanted=lambda link: link.startswith("/en/track/appeal/"))
    for _ in range(7):
        browser.send(address, {"reference": case.reference, "code": "BBBB-BBBB"})
    browser.send("/en/track/new-code/", {"reference": case.reference})


def decide(case: Case, pages: list[Page]) -> None:
    """Signing in, wrongly too; every page of the case; checked, taken, decided, signed off."""
    browser = Browser("officer", "en", pages)
    for password in ("caneri-cyfrinair", settings.DEMO_PASSWORD):
        browser.send("/staff/sign-in/", {"username": "officer", "password": password})
    here = f"/staff/cases/{case.reference}/"
    follow(browser, [here, "/staff/cases/?q=Caneri"], wanted=lambda link: link.startswith(here))
    for act in ("triage", "claim", "fairness", "decide"):
        address = f"{here}{act}/"
        forms = browser.visit(address).forms
        typed = {
            name: [WRITTEN] if "reasons" in name or "ground" in name else value
            for form in forms[-1:]
            for name, value in form.filled(last=False).items()
        }
        typed |= {name: ["not_staff"] for name in typed if re.fullmatch(r"person_\d+", name)}
        typed |= {name: [""] for name in typed if re.fullmatch(r"person_\d+_2", name)}
        nothing_else = {"data_protection": ["no"], "adjustments": ["no"], "other_reference": [""]}
        typed |= {name: said for name, said in nothing_else.items() if name in typed}
        browser.post(address, typed)
        sent = browser.send(address, {**typed, "step": "send"})
    assert sent.status == 302
    colleague = Browser("officer2", "en", pages)
    signs_in = {"username": "officer2", "password": settings.DEMO_PASSWORD}
    colleague.send("/staff/sign-in/", signs_in)
    colleague.send(f"{here}claim/")
    colleague.visit(f"{here}sign-off/")
    colleague.send(f"{here}sign-off/", {"proposal": case.proposals.get().pk})
    case.refresh_from_db()
    assert case.state == "closed"


def send_mail(case: Case) -> None:
    """The server refuses first, quoting the address; then it takes them."""
    logging.getLogger("mail.log").setLevel(logging.WARNING)  # that server's own log is not ours
    refusing = Post()
    refusing.at_rcpt = lambda address: f"451 not now, {address}"
    with mail_server(free_port(), post=refusing) as (_post, port):
        smtp = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
        with override_settings(**smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
            call_command("post_outbox")
    Letter.objects.filter(case=case).update(next_try_at=case.received_at)
    mail.outbox.clear()
    call_command("post_outbox")


def go_wrong(case: Case, walk: Walk, pages: list[Page]) -> None:
    """Somebody who may not see it; addresses that are wrong; our own faults, quoting a person."""
    lead = signed_in("frontline", "cy", pages)
    lead.visit(f"/staff/cases/{case.reference}/")
    here = f"/staff/cases/{case.reference}/claim/"
    signed_in("officer", "cy", pages).visit(here)
    Browser("anyone", "en", pages, enforce_csrf_checks=True).post(here, {"reason": "caneri"})
    broken = Browser("anyone", "en", pages, raise_request_exception=False)
    broken.cookies.update(walk.client.cookies)
    quoting = f"Caneri Enwog, {case.reference}, caneri@adar.cymru"
    with database_fails("cases_wrongcode", quoting):
        broken.send("/en/track/", {"reference": case.reference, "code": "BBBB-BBBB"})
    with database_fails("cases_submission", quoting):
        broken.visit(walk.url("receipt"))
    with override_settings(LIMIT_PER_ADDRESS=(0, 600)):
        broken.send("/en/track/", {"reference": case.reference, "code": "Caneri"})
