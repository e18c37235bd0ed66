"""What the main pages cost in processor time, as ratios to a bare Django view of the same process.

Run by `python3 dev.py bench` on a database of its own: it sends appeals. Ratios travel between
machines; milliseconds do not, and are printed only to show that there was something to measure.
"""

import time
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from cases import clock, letters
from cases.letters import pdf, reading
from cases.models import Letter
from forms import typed
from forms.addresses import check_url, step_url
from forms.drafts import begin, cookie_name
from forms.models import FormPage
from forms.versions import FormVersion
from portal.management import long_form
from portal.page_cache import forget_all

LANGUAGE = "en"
POLICY = "/en/policy/"
STEP = "grounds"
LONG_STEP = "step_5"  # of the form of 100 questions: with its group
ROUNDS = 5
REASON = "The letter does not say which calls it means, and nobody asked me what had happened. " * 4


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare)]


class Command(BaseCommand):
    help = "Measure pages, sending and letters against a bare view, as ratios."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--times", type=int, default=20, help="Requests of each kind a round.")

    def handle(self, *args, **options) -> None:
        times = options["times"]
        with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
            with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
                bare_cost = _cost(lambda client: ("get", "/bare/", None), times * 10)
            self._line("bare Django view", bare_cost, bare_cost)
            for name, prepare in _kinds().items():
                self._line(name, _cost(prepare, times), bare_cost)
            for name, make in _letters().items():
                self._line(name, _spent(make, times), bare_cost)

    def _line(self, name: str, cost: float, bare_cost: float) -> None:
        self.stdout.write(f"{name:<24}{cost * 1000:9.2f} ms CPU {cost / bare_cost:9.1f} × bare")


Asked = tuple[str, str, dict[str, Any] | None]
"""Method, address, and what is posted."""


def _kinds() -> dict[str, Callable[[Client], Asked]]:
    """What is asked; preparing it is not measured."""
    drafts, long_drafts = _drafts(), _long_drafts()
    step = next(long_drafts).draft.definition.step(LONG_STEP)
    long_answers = dict(typed.form_data(step, long_form.answers()).lists()) if step else {}

    def rendered(client: Client) -> Asked:
        forget_all()
        return "get", POLICY, None

    def kept(client: Client) -> Asked:
        return "get", POLICY, None

    def shown(client: Client) -> Asked:
        return "get", next(drafts).on(client, STEP), None

    def saved(client: Client) -> Asked:
        data = {"grounds_0": REASON, "grounds_1": "The dates in the letter are wrong."}
        return "post", next(drafts).on(client, STEP), data

    def long_shown(client: Client) -> Asked:
        return "get", next(long_drafts).on(client, LONG_STEP), None

    def long_saved(client: Client) -> Asked:
        return "post", next(long_drafts).on(client, LONG_STEP), long_answers

    def sent(client: Client) -> Asked:
        return "post", next(drafts).on(client, None), {"declaration": "on"}

    return {
        "policy page, rendered": rendered,
        "policy page, kept": kept,
        "form step, shown": shown,
        "form step, saved": saved,
        "step of 100, shown": long_shown,
        "step of 100, saved": long_saved,
        "send": sent,
    }


def _letters() -> dict[str, Callable[[], object]]:
    """What an acknowledgement costs, written as a page and drawn as the PDF of one language."""
    letter = Letter.objects.filter(kind="acknowledgement").select_related("case").first()
    if letter is None:
        raise RuntimeError("No appeal was sent: there is no letter to measure.")
    case, at = letter.case, letter.written_at
    language = letter.language_list[0]
    section = reading.section(letter, language)
    made: dict[str, Callable[[], object]] = {
        "letter, HTML": lambda: letters.preview(case, letter.kind, now=at).page
    }
    if pdf.available():
        made["letter, PDF"] = lambda: pdf.drawn(section, language, large_print=False, at=at)
    return made


def _spent(make: Callable[[], object], times: int) -> float:
    """Processor seconds of one call: the middle of several rounds, after one to warm up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        begun = time.process_time()
        for _ in range(times):
            make()
        rounds.append((time.process_time() - begun) / times)
    return median(rounds[1:])


def _cost(prepare: Callable[[Client], Asked], times: int) -> float:
    """Processor seconds of one request: the middle of several rounds, after one to warm up."""
    client = Client()
    rounds = []
    for _ in range(ROUNDS + 1):
        spent = 0.0
        for number in range(times):
            client.cookies.clear()
            method, address, data = prepare(client)
            # One sender each: the limits on public POSTs are not what is measured.
            sender = f"127.0.{number // 250}.{number % 250 + 1}"
            ask = getattr(client, method)
            begun = time.process_time()
            response = ask(address, data, REMOTE_ADDR=sender)
            spent += time.process_time() - begun
            if response.status_code not in (200, 302):
                raise RuntimeError(f"{response.status_code} from {address}")
        rounds.append(spent / times)
    return median(rounds[1:])


class Ready:
    """A draft with every answer, and the browser that began it."""

    def __init__(self, version: FormVersion, answers: dict[str, Any]) -> None:
        self.draft, self.secret = begin(version)
        self.draft.answers = answers
        self.draft.tried = [step.key for step in self.draft.definition.steps]
        self.draft.save()

    def on(self, client: Client, key: str | None) -> str:
        """The address of a step, or of the check page; `client` may open it."""
        client.cookies[cookie_name(self.draft.pk)] = self.secret
        if key is None:
            return check_url(self.draft, LANGUAGE)
        step = next(step for step in self.draft.definition.steps if step.key == key)
        return step_url(self.draft, step, LANGUAGE)


def _drafts() -> Iterator[Ready]:
    """Drafts without end, each made when it is asked for."""
    page = FormPage.objects.live().filter(case_type="appeal").first()
    version = FormVersion.newest(page.translation_key) if page else None
    if version is None:
        raise RuntimeError("No appeal form is published: run load_policy first.")
    for number in count(1):
        yield Ready(version, _answers(number))


def _long_drafts() -> Iterator[Ready]:
    """Of the form of 100 questions, over ten steps."""
    version = FormVersion.freeze(uuid.uuid4(), long_form.definition())
    while True:
        yield Ready(version, long_form.answers())


def _answers(number: int) -> dict[str, Any]:
    day = clock.today() - timedelta(days=7)
    date = {"day": str(day.day), "month": str(day.month), "year": str(day.year), "unknown": False}
    return {
        "reply_language": LANGUAGE,
        "notice_kind": "decision",
        "notice_date": date,
        "notice_channel": "by_hand",
        "received_on": date,
        "decided_by": "A Service Manager",
        "lead_involved": "no",
        "grounds": [REASON, "The dates in the letter are wrong."],
        "outcome_wanted": "I would like to telephone again.",
        "who_for": "myself",
        "your_name": f"Person {number}",
        "channels": ["email"],
        "email": f"person{number}@example.org",
    }
