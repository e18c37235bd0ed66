"""Policy 7.3: whoever was involved finds nothing of the case, anywhere, by any address.

Not even that it exists: each answer is the one they get for a case that was never there. The same
walk as the right officer finds everything.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases import files, handling, notes, search
from cases.appeals import intake
from cases.clock import now
from cases.correspondence import messages
from cases.handling import involvement, linking
from cases.letters import incoming
from cases.models import Case, CaseLink, IncomingMail, Statement
from cases.ombudsman import records
from cases.policy.terms import Channel
from cases.translation import asking
from tests import factories
from tests.sweeps.addresses import Address, UnknownArgument, every_address

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]

NAME, GROUND, WANTED = "Caneri Enwog", "caneri-yn-y-sail", "caneri-yn-y-cais"
STREET, FILE, SHOWN = "Stryd y Caneri", "caneri.pdf", "caneri-yn-yr-ateb"
CANARIES = (NAME, GROUND, WANTED, STREET, FILE, SHOWN)
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NUMBERS = {
    "int:pk": "/letters",
    "int:translation": "/translations",
    "int:message": "/messages",
    "int:mail": "/mail",
    "int:record": "/ombudsman",
    "int:link": "/links",
}
# What is drawn anew for every form.
FRESH = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|name="key" value="[\w:-]+"')
MOVING = ("Location", "Content-Length", "Expires")
LISTS = (
    *("/staff/", "/staff/translations/", "/staff/print/", "/staff/mail/", "/staff/ombudsman/"),
    *("/staff/statements/", "/staff/interests/", "/staff/absence/", "/staff/colleagues/"),
    *("/staff/cases/", "/staff/cases/?state=all"),
    *("/staff/cases/?holder=nobody", "/staff/cases/?due=week", "/staff/cases/?state=triage"),
    *("/staff/cases/?queue=complaints_team", f"/staff/cases/?q={NAME}&state=all"),
    *("/staff/cases/?q=caneri", "/staff/cases/?q=CYS", "/staff/cases/?page=2"),
)
CMS_SEARCHES = tuple(
    f"/admin/{place}?q=caneri"
    for place in ("pages/search/", "documents/", "images/", "reports/site-history/", "users/")
)


@dataclass(frozen=True)
class Watched:
    """The case with the canaries, and how addresses name its parts."""

    case: Case
    values: dict[str, str]


def values_of(
    case: Any,
    key: Any,
    file: Any,
    letter: Any,
    form: str,
    translation: Any = 999_999,
    message: Any = 999_999,
    mail: Any = 999_999,
    statement: Any = "00000000-0000-0000-0000-00000000000a",
    record: Any = 999_999,
    link: Any = 999_999,
) -> dict[str, str]:
    """What each argument of an address is, for these rows."""
    return {
        "reference:reference": case.reference if isinstance(case, Case) else case,
        "uuid:pk": str(file),
        "int:pk": str(letter),
        "int:number": str(letter),
        "int:translation": str(translation),
        "int:message": str(message),
        "int:extension": "999999",
        "int:reminder": "999999",
        "int:mail": str(mail),
        "int:record": str(record),
        "int:link": str(link),
        "int:absence": "999999",
        "int:interest": "999999",
        "int:colleague": "999999",
        "str:language": "en",
        "uuid:key": str(statement),
        "uuid:token": str(key),
        "uuid:version": str(uuid.UUID(int=11)),  # of a form: it is of no case
        "uuid:report": str(uuid.UUID(int=9)),  # of what they did themselves: nothing
        "slug:form": form,
        "str:link": "x" * 48,
        "slug:slug": "receipt",
        "slug:name": "appeal-window",
        "slug:edition": "earlier",
        "int:page_view_restriction_id": "1",
        "int:page_id": "3",
        "cms int": str(getattr(case, "pk", 999_999)),
        "cms str": str(getattr(case, "pk", 999_999)),
        "cms slug": "cases",
        "cms slug:model_name": "case",
        "cms slug:content_type_model_name": "case",
        "cms str:app_label": "cases",
        "cms str:model_name": "case",
        "cms str:action": "delete",
        "cms str:filter_spec": "original",
    }


FORMS = {"cy": "apelio", "en": "appeal"}
NOTHING = {
    language: values_of(
        "CYS-BBBBB-BBBBB", uuid.UUID(int=7), uuid.UUID(int=8), 999_999, FORMS[language]
    )
    for language in FORMS
}


def receive() -> Case:
    """A case full of canaries, for the Complaints Team; its acknowledgement is to be printed."""
    key = uuid.uuid4()
    stored = files.store(SimpleUploadedFile(FILE, PDF), draft=key)
    said = factories.transcript()
    said[0]["answer"], said[0]["shown"] = [SHOWN], {"cy": SHOWN, "en": SHOWN}
    answers = factories.answers(
        name=NAME,
        grounds=(GROUND,),
        outcome_wanted=WANTED,
        address=f"1 {STREET}",
        channels=frozenset({Channel.POST}),
    )
    came = intake.Came(
        key=key, transcript=said, form_version=uuid.uuid4(), language="en", files=(stored.pk,),
        now=now(),
    )  # fmt: skip
    made = intake.open_appeal(answers=answers, came=came)
    asking.ask(
        made.case, "decision", pieces={"reasons": SHOWN}, source="cy", target="en",
        by=person("officer"), now=now(),
    )  # fmt: skip
    messages.receive(
        made.case, key=uuid.uuid4(), words=WANTED, language="en", via="online",
        came_on=now().date(), now=now(),
    )  # fmt: skip
    notes.add(made.case, key=uuid.uuid4(), words=GROUND, by=person("officer"), now=now())
    Statement.objects.create(
        case=made.case, of=person("line.manager"), questions=WANTED, words=SHOWN,
        asked_by=person("officer"), asked_at=now(), due_on=now().date(),
    )  # fmt: skip
    asked = {"kind": "enquiry", "came_on": now().date(), "asked": WANTED}
    records.add(made.case, by=person("officer"), said=asked, now=now())
    letter = made.case.letters.get()
    answer = f"From: {NAME} <x@example.org>\r\nSubject: {GROUND}\r\n"
    incoming.receive(f"{answer}In-Reply-To: {letter.message_id}\r\n\r\n{SHOWN}".encode(), now=now())
    search.catch_up()
    return made.case


def person(username: str):
    return get_user_model().objects.get(username=username)


def shut_out(case: Case, username: str, *, by: str = "officer") -> Case:
    """Record that somebody was involved; the Lead’s part sends the case to the Chief Officer."""
    involvement.add(
        case, user=person(username), part="decided", source="recorded", by=person(by), now=now()
    )
    return factories.fresh(case)


@dataclass(frozen=True)
class Reader:
    """Somebody who may not know of the case, and who is involved in it."""

    username: str | None
    involved: str = "officer2"
    superuser: bool = False
    also: tuple[str, ...] = ()  # roles besides their own

    def sign_in(self) -> Client:
        browser = Client(raise_request_exception=False)
        if self.username:
            browser.user = person(self.username)
            browser.user.is_superuser = browser.user.is_superuser or self.superuser
            browser.user.save()
            browser.user.groups.add(*Group.objects.filter(name__in=self.also))
            browser.force_login(browser.user)
        return browser


LEAD, OFFICER = "complaints.lead", "officer2"
READERS = {
    "involved Lead": Reader(LEAD, involved=LEAD),
    "involved Lead, superuser": Reader(LEAD, involved=LEAD, superuser=True),
    "involved Lead with the Chief Officer’s work, superuser": Reader(
        LEAD, involved=LEAD, superuser=True, also=("chief_officer", "senior_reviewer")
    ),
    "involved officer": Reader(OFFICER),
    "involved officer, superuser": Reader(OFFICER, superuser=True),
    "officer of a team that no longer has it": Reader("officer", involved=LEAD),
    "involved Welsh-language officer": Reader("welsh.officer", involved="welsh.officer"),
    "frontline": Reader("frontline"),
    "superuser without a role": Reader("admin"),
    "not signed in": Reader(None),
}


# Of those alike, who may do most elsewhere; `--full` walks as the others too.
EVERY_RUN = {
    "involved Lead with the Chief Officer’s work, superuser",
    *("involved officer, superuser", "involved Welsh-language officer"),
    *("officer of a team that no longer has it", "not signed in"),
}


@pytest.fixture(
    params=[
        pytest.param(reader, id=name, marks=[] if name in EVERY_RUN else [pytest.mark.full])
        for name, reader in READERS.items()
    ]
)
def reader(request) -> Reader:
    return request.param


def watch(involved: str = OFFICER) -> Watched:
    case = shut_out(receive(), involved)
    assert case.queue == ("chief_officer" if involved == LEAD else "complaints_team")
    file, letter = case.files.get().pk, case.letters.get(kind="acknowledgement").pk
    told = [case.translations.get().pk, case.messages.get().pk]
    told += [IncomingMail.objects.get(letter=letter).pk, case.statements.get().key]
    told += [case.ombudsman_records.get().pk, linked(case, involved).pk]
    return Watched(case, values_of(case, case.submission.key, file, letter, "", *told))


def linked(case: Case, involved: str) -> CaseLink:
    """A link to a case of the demo which whoever is involved may know of, or not."""
    by = person("chief.officer" if involved == LEAD else "officer")
    other = Case.objects.visible_to(by).exclude(pk=case.pk).order_by("pk")[0]
    return linking.link(case, other, CaseLink.Kind.RELATED, by=by, reason=GROUND, now=now())


@pytest.fixture
def watched() -> Watched:
    return watch()


def ask(browser: Client, method: str, path: str):
    browser.cookies.pop("messages", None)  # what the page before left to be said
    if method == "post" and hasattr(browser, "user"):
        browser.force_login(browser.user)  # some of what is posted signs out
    return getattr(browser, method)(path)


def seen(response, values: dict[str, str]) -> tuple:
    """All that an answer tells, with the ids of the address taken out."""
    body = FRESH.sub("", said(response))
    where = response.headers.get("Location", "")
    ids = [values[kind] for kind in ("reference:reference", "uuid:token", "uuid:pk", "uuid:key")]
    taken_out = dict.fromkeys(ids, "…")
    for kind, before in NUMBERS.items():
        taken_out[f"{before}/{values[kind]}/"] = f"{before}…"
    for value, mark in taken_out.items():
        body, where = body.replace(value, mark), where.replace(value, mark)
    told = {name: value for name, value in response.headers.items() if name not in MOVING}
    return response.status_code, where, body, told


def said(response) -> str:
    return response.getvalue().decode(errors="replace")


def addresses(values: dict[str, str], language: str) -> list[Address]:
    return every_address({**values, "slug:form": FORMS[language]}, language)


def mentions(response, watched: Watched) -> list[str]:
    told = said(response) + str(response.headers)
    return [word for word in (*CANARIES, watched.case.reference) if word in told]


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_answers_as_if_the_case_had_never_been(reader, method):
    browser, watched = reader.sign_in(), watch(reader.involved)
    events = happened(watched.case)
    asked = 0
    for real, unreal in both(watched):
        answer = ask(browser, method, real.path)
        if "reference" in real.arguments and reader.username:
            assert answer.status_code in (404, 405), real  # 405 before the case is looked for
        unknown = ask(browser, method, unreal.path)
        assert seen(answer, watched.values) == seen(unknown, NOTHING[unreal.language]), real
        assert reader.username is None or mentions(answer, watched) == [], real
        asked += 1
    assert asked > 50
    assert happened(watched.case) == events
    assert factories.fresh(watched.case).version == watched.case.version


def happened(case: Case) -> int:
    """How much is on record of the case, but that its reader was turned away."""
    return case.events.exclude(kind__startswith="turned_away").count()


def both(watched: Watched) -> Iterator[tuple[Address, Address]]:
    """Our addresses of the case beside those of nothing; those without a language once."""
    for language in FORMS:
        there = addresses(watched.values, language)
        nowhere = addresses(NOTHING[language], language)
        for real, unreal in zip(there, nowhere, strict=True):
            if not real.is_the_cms and (language == "cy" or real.path.startswith("/en/")):
                yield real, unreal


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("username", [LEAD, OFFICER])
def test_the_cms_tells_a_superuser_nothing_of_the_case(username, method):
    watched = watch(username)
    browser = Reader(username, superuser=True).sign_in()
    opened = 0
    paths = [address.path for address in addresses(watched.values, "en") if address.is_the_cms]
    for path in (*paths, *CMS_SEARCHES):
        answer = ask(browser, method, path)
        opened += answer.status_code == 200
        assert mentions(answer, watched) == [], path
    assert opened > 20


def test_lists_counts_and_searches_are_as_they_were_without_the_case(reader):
    browser = reader.sign_in()
    before = {address: seen_list(browser, address) for address in LISTS}
    shut_out(receive(), reader.involved)
    assert {address: seen_list(browser, address) for address in LISTS} == before


def seen_list(browser: Client, address: str) -> tuple:
    return seen(browser.get(address), NOTHING["en"])


@pytest.mark.parametrize(("involved", "right"), [(OFFICER, "officer"), (LEAD, "chief.officer")])
def test_the_same_walk_as_the_right_officer_finds_everything(involved, right):
    watched, browser = watch(involved), Reader(right).sign_in()
    handling.claim(watched.case, by=browser.user, now=now())
    found: set[str] = set()
    opened = 0
    for address in addresses(watched.values, "en"):
        if "reference" in address.arguments:
            answer = browser.get(address.path)
            none_of_it = "extension" in address.arguments  # the case has no extension
            assert answer.status_code in (200, 302, 405, 409) or none_of_it, address
            opened += answer.status_code == 200
            found.update(mentions(answer, watched))
    assert found == {*CANARIES, watched.case.reference}
    assert opened >= 10
    for address in ("/staff/", "/staff/print/", "/staff/cases/", f"/staff/cases/?q={NAME}"):
        assert watched.case.reference in said(browser.get(address)), address


def test_involvement_added_after_claiming_works_from_the_next_request(watched):
    browser = Reader("officer").sign_in()
    handling.claim(watched.case, by=browser.user, now=now())
    paths = [a.path for a in addresses(watched.values, "en") if "reference" in a.arguments]
    opened = [path for path in paths if browser.get(path).status_code == 200]
    assert len(opened) >= 10
    shut_out(watched.case, "officer", by=LEAD)
    assert {browser.get(path).status_code for path in opened} == {404}
    for method in ("get", "post"):
        assert {ask(browser, method, path).status_code for path in paths} <= {404, 405}
    assert factories.fresh(watched.case).handler is None
    for address in LISTS:
        assert "?q=" in address or mentions(browser.get(address), watched) == [], address


@pytest.mark.parametrize("username", ["officer", OFFICER])
def test_a_part_of_one_case_is_not_found_under_another(watched, username):
    """Both may see the other case; the part is the watched one’s."""
    other = factories.case(now=now())
    mixed = {**watched.values, "reference:reference": other.reference}
    browser = Reader(username).sign_in()
    assert browser.get(f"/staff/cases/{other.reference}/").status_code == 200
    known = [a for a in addresses(mixed, "en") if "reference" in a.arguments]
    parts = [a for a in known if a.arguments & {"pk", "key", "record", "link"}]
    assert len(parts) >= 5
    for address in parts:
        assert browser.get(address.path).status_code in (404, 405), address
        assert browser.post(address.path).status_code in (404, 405), address


def test_an_address_that_takes_something_new_fails_the_walk():
    known = NOTHING["en"]
    for missing in ("reference:reference", "uuid:pk", "int:number"):
        with pytest.raises(UnknownArgument):
            addresses({kind: value for kind, value in known.items() if kind != missing}, "en")
