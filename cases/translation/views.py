"""The Welsh-language officer's tasks: words to translate, and nothing else of the case."""

from datetime import timedelta
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from cases import clock, events
from cases.casework import refusals, shell, switching
from cases.casework import words as casework_words
from cases.models import ClosedDay, Translation
from cases.permissions import Refused, right
from cases.policy import working_days
from cases.translation import asking, filing, words
from cases.translation.forms import Translate
from design.templatetags.dates import long_date

AGAIN_AFTER = timedelta(hours=1)
LATELY = 10
NOT_WORDS = ("csrfmiddlewaretoken", "item", "state", "step", "switch_language")


@right("role:welsh_officer")
def tasks(request: HttpRequest) -> HttpResponse:
    """What waits to be translated, the most pressing first, and what was filed lately."""
    mine = Translation.objects.visible_to(request.user).select_related("case", "filed_by")
    waiting = mine.waiting().order_by("case__due_on", "asked_at", "pk")
    done = mine.exclude(filed_at=None).order_by("-filed_at", "-pk")[:LATELY]
    shown = {"waiting": [_row(one) for one in waiting], "done": [_row(one) for one in done]}
    return render(request, "cases/translation/tasks.html", shown | shell.context(request))


def _row(one: Translation) -> dict[str, Any]:
    """What the letter is, and by when the case is to be answered."""
    today, due_on = clock.today(), one.case.due_on
    return {
        "translation": one,
        "letter": casework_words.of(words.LETTERS, one.what),
        "direction": casework_words.of(words.DIRECTIONS, one.target_language),
        "reference": one.case.reference,
        "due_on": due_on,
        "days_left": working_days.between(today, due_on, ClosedDay.objects.for_council()),
        "overdue": due_on < today,
    }


@right("role:welsh_officer")
class TaskView(View):
    """One letter's words, each with a box for its translation.

    What cannot be kept or filed any more is shown beside the reason, to be copied: it is not lost.
    """

    task: Translation

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self._find(kwargs["translation"])
        return super().dispatch(request, *args, **kwargs)

    def _find(self, pk: int) -> None:
        mine = Translation.objects.visible_to(self.request.user)
        found = mine.select_related("case", "filed_by").filter(pk=pk).first()
        if found is None:
            raise Http404
        self.task = found

    def get(self, request: HttpRequest, translation: int) -> HttpResponse:
        self._note_view()
        return self._as_kept()

    def post(self, request: HttpRequest, translation: int) -> HttpResponse:
        language = switching.asked_for(request)
        if language:
            switching.switch(request, language)
        try:
            response = self._write(language or request.POST.get("step", ""))
        except Refused as refused:
            self._find(translation)
            sentence = refusals.sentence(refused.code, self.task.case)
            response = self._as_kept(notice=sentence, typed=self._typed(), status=409)
        return switching.remember(response, language, request) if language else response

    def _write(self, step: str) -> HttpResponse:
        """File what was typed, when every piece has its words; else keep it."""
        request, here = self.request, self.request.path
        if request.POST.get("item") != filing.item(self.task):
            raise Refused("translation_other_item")
        form = Translate(request.POST, translation=self.task)
        said = {name: request.POST.get(name, "") for name in form.fields}
        sent: dict[str, Any] = {"by": request.user, "words": said}
        sent["seen"] = request.POST.get("state", "")
        if step == "file" and form.is_valid():
            filing.file(self.task, now=clock.now(), **sent)
            messages.success(request, _("The translation is filed. The officer has it now."))
            return redirect("staff:translations")
        self.task = filing.keep(self.task, **sent)
        if step == "file":
            return self._page(form)
        if step != "save":
            return redirect(here)
        messages.success(request, _("What you wrote is saved. It is not filed yet."))
        return redirect("staff:translations")

    def _typed(self) -> list[str]:
        """The words that were sent, whatever item they were written for."""
        sent = self.request.POST
        return [sent[name] for name in sent if name not in NOT_WORDS and sent[name].strip()]

    def _as_kept(self, **context: Any) -> HttpResponse:
        form = Translate(translation=self.task, initial=filing.translations_of(self.task))
        return self._page(form, **context)

    def _page(self, form: Translate, *, status: int = 200, **context: Any) -> HttpResponse:
        task = self.task
        again = asking.waiting(task.case, task.what).filter(target_language=task.target_language)
        shown = {
            **_row(task),
            "form": form,
            "item": filing.item(task),
            "state": filing.state(task),
            "open": task.filed_at is None and task.withdrawn_at is None,
            "closed": self._closed(),
            "again": again.exclude(pk=task.pk).first() if task.withdrawn_at else None,
            **context,
            **shell.context(self.request),
        }
        return render(self.request, "cases/translation/task.html", shown, status=status)

    def _closed(self) -> str:
        """Why nothing more can be written."""
        if self.task.withdrawn_at is not None:
            return refusals.sentence("translation_withdrawn", self.task.case)
        if self.task.filed_at is None:
            return ""
        filed_by = casework_words.name_of(self.task.filed_by)
        said = _("This translation was filed by %(name)s on %(day)s.")
        return said % {"name": filed_by, "day": long_date(self.task.filed_at)}

    def _note_view(self) -> None:
        """Record who read these words of the case, once an hour at most."""
        now, user = clock.now(), cast(Any, self.request.user)
        seen = self.task.case.events.filter(kind="translation_opened", by=user)
        if not seen.filter(at__gt=now - AGAIN_AFTER, data__translation=self.task.pk).exists():
            events.record(
                self.task.case,
                "translation_opened",
                now=now,
                by=user,
                translation=self.task.pk,
                translation_of=self.task.what,
            )
