"""What only typing shows: the appeal form, following an appeal, casework, and what goes wrong.

Nothing here asserts: the sweeps look at the pages it leaves. Everything it does is undone.
"""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone, translation

from cases import clock
from cases.models import AccessCode, Case, Decision, Letter, State
from forms.returning import keys
from portal.context import PATHS
from tests.forms.walk import ANSWERS, Keying, Walk, appeal_form
from tests.support import runs
from tests.support.failing import database_fails
from tests.sweeps.crawl import Browser, Form, Page, follow

LANGUAGES = ("cy", "en")
STAFF = (
    *("officer", "chief.officer", "senior.reviewer"),
    *("frontline", "welsh.officer", "editor", "admin"),
)
CASEWORKERS = STAFF[:2]
# Whose screens are built as those of others: read in Welsh, and in English by the long run.
ALIKE = ("chief.officer", "senior.reviewer", "admin")
ASK_BY_CASE = ("triage", "confirm", "decide")
LEAVE = {"cy": "/cy/dilyn/gadael/", "en": "/en/track/leave/"}
NEW_CODE = {"cy": "/cy/dilyn/cod-newydd/", "en": "/en/track/new-code/"}
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TYPED_WRONG = {
    "notice_date": {"notice_date_day": "31", "notice_date_month": "2", "notice_date_year": "2026"},
    "received": {"received_on_day": "1", "received_on_month": "1", "received_on_year": "2199"},
    "grounds": {"grounds_0": "ŵ" * 30_000},
    "email": {"email": "sian@"},
    "phone": {"phone": "x"},
}


def gathered(*, full: bool) -> list[Page]:
    """What `everything` finds, once for a run."""
    alike_in = LANGUAGES if full else ("cy",)
    return runs.once(f"pages-{connection.vendor}", lambda: everything(alike_in=alike_in))


def everything(languages: tuple[str, ...] = LANGUAGES, *, alike_in: tuple[str, ...]) -> list[Page]:
    """Every page in `languages`, on the demo’s database; those of `ALIKE` in these alone."""
    pages: list[Page] = []
    with undone():
        follow(
            Browser("anyone", "cy", pages), ["/", "/cy/", "/en/", "/healthz", "/readyz", "/staff/"]
        )
    for language in languages:
        for journey in (appeal, keying, tracking, signing_in, going_wrong):
            with undone():
                journey(language, pages)
        for username in STAFF:
            if username in ALIKE and language not in alike_in:
                continue
            with undone():
                staff(username, language, pages)
    return pages


@contextmanager
def undone() -> Iterator[None]:
    """Leave the database as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- The customer --------------------------------------------------------------------------------
def appeal(language: str, pages: list[Page]) -> Walk:
    """A late appeal for someone else, with every step there is: each empty, wrong, then right."""
    browser = Browser("applicant", language, pages)
    browser.post(PATHS["appeal"][language])
    walk = Walk(appeal_form(), language)
    browser.cookies.update(walk.client.cookies)
    walk.client = browser
    notice = clock.today() - timedelta(days=60)
    answers = {
        **ANSWERS,
        "notice": {"notice_kind": "warning"},
        "notice_date": _typed("notice_date", notice),
        "received": _typed("received_on", notice + timedelta(days=2)),
        "who_for": {"who_for": "someone_else"},
        "contact": {"channels": ["email", "phone", "post"]},
    }
    step = walk.key_of(browser.get(f"{PATHS['appeal'][language]}{walk.token}/")["Location"])
    while step != "check":
        browser.visit(walk.url(step))
        for typed in ({}, TYPED_WRONG.get(step)):
            if typed is not None:
                browser.post(walk.url(step), typed)
        if step == "files":
            _files(browser, walk)
        step = walk.key_of(browser.post(walk.url(step), answers[step])["Location"])
    browser.visit(PATHS["appeal"][language])
    browser.visit(walk.url("check"))
    browser.visit(walk.url("delete"))
    coming_back(browser, walk)
    browser.post(walk.url("check"), {})
    browser.send(walk.url("check"), {"declaration": "on"})
    browser.post(walk.url("outcome"), {"outcome_wanted": "Yn rhy hwyr"})
    anyone = Browser("anyone", language, pages)
    anyone.visit(walk.url("receipt"))
    anyone.post(walk.url("delete"))
    anyone.post(walk.url("delete").replace(str(walk.token), str(uuid.uuid4())))
    return walk


def coming_back(browser: Browser, walk: Walk) -> None:
    """How to carry on elsewhere, by link and by code, and what opens nothing."""
    save = walk.url("save")
    browser.visit(save)
    for typed in ({"email": "sian@"}, {"email": "sian@enghraifft.cymru"}, {"go-code": "1"}):
        browser.post(save, typed)
        browser.visit(save)
    elsewhere = Browser("anyone", walk.language, browser.pages)
    with translation.override(walk.language):
        enter = reverse("appeal_forms:come_back")
        links = [keys.link_of(mail) for mail in (walk.draft.mails.get().pk, uuid.uuid4())]
        opened = [reverse("appeal_forms:carry_on", args=[link]) for link in links]
    for address in (f"{enter}?page=closed", *opened):
        elsewhere.visit(address)
    for code in ("", "BBBB", "BBBB-BBBB-BBBB"):
        elsewhere.post(enter, {"code": code})


def _typed(name: str, day: date) -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}_{part}": str(number) for part, number in parts.items()}


def _files(browser: Browser, walk: Walk) -> None:
    for name, content in (("llythyr.pdf", PDF), ("llun.png", b"not a picture"), ("gwag.pdf", b"")):
        sent = SimpleUploadedFile(name, content)
        browser.post(walk.url("files"), {"files": [sent], "go-upload": "files"})
    browser.visit(walk.url("files"))


def tracking(language: str, pages: list[Page]) -> None:
    """An appeal of every kind, by reference and code; and codes that open nothing."""
    enter = PATHS["follow"][language]
    browser = Browser("customer", language, pages)
    letters, acted = _letters_of_each_kind(), set(State)
    for case in one_of_each(Case.objects.all()):
        code = AccessCode.issue(case, now=timezone.now())
        browser.send(enter, {"reference": case.reference, "code": code})
        here = browser.pages[-1]
        follow(browser, [link for link in here.links if letters(case, link)],
               wanted=lambda link, case=case: letters(case, link))  # fmt: skip
        if case.state in acted:
            acted.discard(case.state)
            _acts(browser, language)
        browser.post(LEAVE[language])
    browser.send(NEW_CODE[language])
    browser.send(NEW_CODE[language], {"reference": "CYS-BBBBB-BBBBB"})
    browser.send(enter)
    for _ in range(6):
        browser.send(enter, {"reference": "CYS-BBBBB-BBBBB", "code": "BBBB-BBBB"})


def _acts(browser: Browser, language: str) -> None:
    """What a customer can do to their appeal: each page, and each form empty, wrong and right."""
    with translation.override(language):
        names = ("write", "day_received", "day_told", "language", "withdraw")
        addresses = {name: reverse(f"follow:{name}") for name in names}
    for name, address in addresses.items():
        page = browser.visit(address)
        boxes = page.soup.select("main form input[type=hidden]")
        unseen = {box["name"]: box["value"] for box in boxes}
        for form in page.forms:
            wrong = SimpleUploadedFile("drwg.exe", b"MZ")
            browser.send(address, {**unseen, "evidence": [wrong]})
            for last in (False, True):
                browser.send(address, {**unseen, **form.filled(last=last)})
        if name == "day_received":
            browser.send(address, _typed("received_on", clock.today()))
            browser.visit(addresses["day_told"])
    browser.send(addresses["withdraw"], unseen)
    browser.send(addresses["withdraw"], unseen)


def _letters_of_each_kind() -> Callable[[Case, str], bool]:
    """Whether an address of `case` is that of a letter, of a kind not asked for before."""
    shown: dict[tuple, int] = {}

    def ask(case: Case, address: str) -> bool:
        numbers = [int(part) for part in address.split("/") if part.isdecimal()]
        letter = Letter.objects.filter(case=case, pk__in=numbers).first()
        if letter is None:
            return False
        return shown.setdefault((letter.kind, letter.languages), letter.pk) == letter.pk

    return ask


def one_of_each(cases) -> list[Case]:
    """Of the appeals, and of the others, at one step, in one queue, as late and decided alike: the
    first."""
    outcomes = dict(Decision.objects.values_list("case", "outcome"))
    found: dict[tuple, Case] = {}
    for case in cases.select_related("appeal").order_by("pk"):
        appeal = getattr(case, "appeal", None)
        late = appeal.lateness if appeal else None
        alike = (case.state, case.queue, late, outcomes.get(case.pk))
        found.setdefault(alike, case)
    return list(found.values())


def keying(language: str, pages: list[Page]) -> None:
    """A letter keyed in by who may see no case: each question empty, then as the letter says."""
    clerk = signed_in("frontline", language, pages)
    clerk.visit("/staff/appeals/new/")
    clerk.post("/staff/appeals/new/")
    user = get_user_model().objects.get(username="frontline")
    walk = Keying(appeal_form(), user, language)
    walk.client = clerk
    clerk.visit(f"{walk.receipt}how-it-came/")
    clerk.visit("/staff/appeals/new/")
    step = walk.key_of(clerk.get(f"{PATHS['appeal'][language]}{walk.token}/")["Location"])
    while step != "check":
        clerk.visit(walk.url(step))
        clerk.post(walk.url(step), {})
        step = walk.key_of(clerk.post(walk.url(step), ANSWERS[step])["Location"])
    clerk.visit(walk.url("check"))
    clerk.visit(walk.url("delete"))
    clerk.post(walk.url("check"), {})
    clerk.send(walk.url("check"), {"declaration": "on"})


# --- Staff ---------------------------------------------------------------------------------------
def signed_in(username: str, language: str, pages: list[Page]) -> Browser:
    browser = Browser(username, language, pages)
    browser.force_login(get_user_model().objects.get(username=username))
    return browser


def signing_in(language: str, pages: list[Page]) -> None:
    browser = Browser("anyone", language, pages)
    for typed in ({}, {"username": "officer", "password": "anghywir"}):
        browser.send("/staff/sign-in/", typed)


def staff(username: str, language: str, pages: list[Page]) -> None:
    """All of the staff area; of cases that stand alike, one. Then every form, empty and filled."""
    browser = signed_in(username, language, pages)
    wanted = _worth_reading(username)
    read = follow(browser, ["/staff/"], wanted=wanted)
    if username in CASEWORKERS:
        for address in ("/staff/cases/?state=all", "/staff/cases/?q=neb+o+gwbl"):
            read += follow(browser, [address], wanted=lambda _: False)
        read += _many_at_once(browser)
        for form in _one_of_each_act(read):
            browser.send(form.address)
            for last in (True, False):
                with undone():
                    browser.send(form.address, form.filled(last=last))
                    browser.send(form.address)
    browser.send("/staff/sign-out/")


def _many_at_once(browser: Browser) -> list[Page]:
    """Cases ticked in a list and given on: asked, refused for want of a reason, reported."""
    here = "/staff/cases/?state=all"
    ticked = [tag["value"] for tag in browser.visit(here).soup.select("input[name=case]")][:3]
    sent = {"case": ticked, "back": "state=all"}
    with undone():
        browser.send("/staff/bulk/", {**sent, "do": "give"})
        asks = browser.pages[-1]
        browser.post("/staff/bulk/", {**sent, "to": "queue"})
        browser.send("/staff/bulk/", {**sent, "to": "me", "key": str(uuid.uuid4())})
        gone = {**sent, "case": [*ticked, "CYS-BBBBB-BBBBB"], "do": "csv"}
        browser.send("/staff/bulk/", gone)
    return [asks]


def _one_of_each_act(read: list[Page]) -> list[Form]:
    """A form of every act; of those whose questions depend on the case, a form of every case."""
    acts: dict[str, Form] = {}
    for form in [form for page in read for form in page.forms]:
        act = form.address.strip("/").rpartition("/")[2]
        acts.setdefault(form.address if act in ASK_BY_CASE else act, form)
    return list(acts.values())


def _worth_reading(username: str) -> Callable[[str], bool]:
    user = get_user_model().objects.get(username=username)
    visible = Case.objects.visible_to(user)
    steps = {(case.state, case.handler_id == user.pk): case for case in visible.order_by("-pk")}
    cases = {case.reference: case for case in (*one_of_each(visible), *steps.values())}
    letters = _letters_of_each_kind()

    def wanted(address: str) -> bool:
        parts = address.strip("/").split("/")
        if parts[0] != "staff":
            return False
        if parts[1:2] != ["cases"] or len(parts) < 3 or parts[2].startswith("?"):
            return True
        case = cases.get(parts[2])
        if case is None:
            return False
        is_letter = parts[-1].isdecimal() or "print" in parts
        return letters(case, address) if is_letter else True

    return wanted


# --- What goes wrong -----------------------------------------------------------------------------
def going_wrong(language: str, pages: list[Page]) -> None:
    """Each error page: not found, not allowed, too many, no token, too much, and our own fault."""
    browser = Browser("anyone", language, pages, raise_request_exception=False)
    track = PATHS["follow"][language]
    browser.visit(f"/{language}/dim-yma/")
    browser.visit("/dim-yma/")
    browser.visit(LEAVE[language])
    typed = "application/x-www-form-urlencoded"
    browser.post(track, b"a=&" * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1), typed)
    browser.post(track, b"x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1), typed)
    Browser("anyone", language, pages, enforce_csrf_checks=True).post(track)
    with override_settings(LIMIT_PER_ADDRESS=(0, 600)):
        browser.post(track)
    with database_fails("cases_wrongcode", "our own fault"):
        browser.post(track, {"reference": "CYS-BBBBB-BBBBB", "code": "BBBB-BBBB"})
