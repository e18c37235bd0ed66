"""Somebody filling in the appeal form through its pages, as a browser without script does."""

import re
import uuid
from datetime import date
from html import unescape
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.test import Client

from cases import clock
from forms import drafts, typed
from forms.addresses import CHECK, DELETE, RECEIPT, SAVE, page_url
from forms.engine import Journey
from forms.models import Draft, FormPage, FormVersion

ANSWERS: dict[str, dict[str, Any]] = {
    "language": {"reply_language": "both"},
    "notice": {"notice_kind": "decision"},
    "not_a_decision": {},
    "notice_date": {
        "notice_date_day": "16",
        "notice_date_month": "11",
        "notice_date_year": "2026",
    },
    "notice_channel": {"notice_channel": "email"},
    "received": {
        "received_on_day": "17",
        "received_on_month": "Tachwedd",
        "received_on_year": "2026",
    },
    "late": {"late_reason": "Roeddwn yn sâl"},
    "decided_by": {"decided_by": "Rheolwr Gwasanaeth"},
    "lead": {"lead_involved": "no"},
    "grounds": {"grounds_0": "Nid yw’n wir."},
    "outcome": {"outcome_wanted": "Dod â’r penderfyniad i ben"},
    "files": {},
    "who_for": {"who_for": "myself"},
    "your_name": {"your_name": "Gwenllïan Ŵyn"},
    "representative": {
        "customer_name": "Gwenllïan Ŵyn",
        "representative": "Siân Parry",
        "representative_relation": "chwaer",
    },
    "contact": {"channels": ["email"]},
    "email": {"email": "gwen@enghraifft.cymru"},
    "phone": {"phone": "01632 960 001"},
    "address": {"address": "1 Stryd y Bont\nWrecsam"},
    "adjustments": {"adjustments": "Print bras"},
}


def appeal_form() -> FormVersion:
    """The form of an appeal as it is released, among the others."""
    page = FormPage.objects.filter(case_type="appeal").first()
    found = FormVersion.newest(page.translation_key)
    assert found is not None
    return found


class Walk:
    """One draft in one browser, in one language."""

    def __init__(self, version: FormVersion, language: str = "en", *, csrf: bool = False) -> None:
        self.language = language
        self.client = Client(enforce_csrf_checks=csrf)
        draft, secret = drafts.begin(version)
        self.token = draft.pk
        self.client.cookies[drafts.cookie_name(draft.pk)] = secret

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(pk=self.token)

    def url(self, key: str) -> str:
        """The address of a step by its key, or of "check", "receipt", "delete" or "save"."""
        named = {"check": CHECK, "receipt": RECEIPT, "delete": DELETE, "save": SAVE}.get(key)
        draft = self.draft
        step = draft.definition.step(key)
        slug = named[self.language] if named else step.slug[self.language]
        return page_url(draft, slug, self.language)

    def get(self, key: str):
        return self.client.get(self.url(key))

    def post(self, key: str, data: dict[str, Any] | None = None, **more: Any):
        answers = ANSWERS.get(key, {}) if data is None else data
        return self.client.post(self.url(key), {**answers, **more})

    def to(self, end: str = "check", **over: dict[str, Any]) -> None:
        """Every step shown before `end` is answered; `over` gives other answers by step.

        Written straight to the draft, as the pages would write it: `through` goes by the pages.
        """
        draft = self.draft
        for _turn in draft.definition.steps:
            step = Journey(draft, self.language, clock.now()).first_to_do()
            if step is None or step.key == end:
                break
            data = QueryDict(mutable=True)
            for name, value in (over[step.key] if step.key in over else ANSWERS[step.key]).items():
                data.setlist(name, value if isinstance(value, list) else [value])
            draft.answers |= typed.read(step, data, keyed=draft.keyed_by_id is not None)
            draft.tried.append(step.key)
        draft.save()
        assert (step.key if step else "check") == end, f"never came to {end}: at {step}"

    def through(self, end: str = "check", **over: dict[str, Any]) -> None:
        """The same by the pages, one POST after the other."""
        url = self.client.get(f"/{self.language}/{self.slug}/{self.token}/").headers["Location"]
        while (key := self.key_of(url)) != end:
            response = self.post(key, over.get(key))
            assert response.status_code == 302, (key, problems(response))
            url = response.headers["Location"]

    def key_of(self, url: str) -> str:
        """The step of an address, or "check" or "receipt"."""
        slug = re.split(r"[?#]", url)[0].rstrip("/").split("/")[-1]
        if slug in CHECK.values():
            return "check"
        if slug in RECEIPT.values():
            return "receipt"
        return self.draft.definition.step_by_slug(slug).key

    def send(self):
        return self.post("check", {"declaration": "on"})

    @property
    def slug(self) -> str:
        return self.draft.definition.slug[self.language]


class Keying(Walk):
    """A member of staff keying in what came, in one of the form's languages."""

    def __init__(self, version: FormVersion, user: Any, language: str = "en", **came: Any) -> None:
        self.language, self.user = language, user
        self.client = Client()
        self.client.force_login(user)
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        self.token = uuid.uuid4()
        plain = {"channel": "post", "received_on": date(2026, 11, 19), "written_in": language}
        drafts.begin_keying(version, key=self.token, by=user, **{**plain, **came})

    @property
    def receipt(self) -> str:
        return f"/staff/appeals/{self.token}/"


def words(response) -> str:
    """The page's words, as read."""
    body = response.content.decode()
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def problems(response) -> list[tuple[str, str]]:
    """The lines of the error summary: (control it leads to, words)."""
    body = response.content.decode()
    found = re.search(r'govuk-error-summary__list">(.*?)</ul>', body, re.S)
    links = re.findall(r'<a href="#([^"]+)">(.*?)</a>', found[1]) if found else []
    return [(control, unescape(said)) for control, said in links]


def title(response) -> str:
    return unescape(re.search(r"<title>(.*?)</title>", response.content.decode(), re.S)[1]).strip()
