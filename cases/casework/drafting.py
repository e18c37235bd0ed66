"""An act whose form keeps what is typed: saved for later, and never lost to a lapsed session."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cases import clock
from cases.casework import drafts, refusals, switching
from cases.casework.views import CaseAct, after
from cases.models import DraftWords
from cases.permissions import Refused

NONE_SEEN = 0
MOST_DIGITS = 12  # of the number of a version


class DraftedAct(CaseAct):
    """A form that saves what was typed whenever it is sent, whatever comes of it.

    A subclass says `keeps`, the name of its draft; its verb forgets the draft when the act is
    done. What somebody saved meanwhile is never overwritten unseen: both versions are shown.
    """

    keeps: str
    beside: tuple[str, ...] = ("save",)  # what a button can ask for that is not the act

    @cached_property
    def draft(self) -> DraftWords | None:
        """What is saved of this form."""
        return drafts.load(self.case, self.keeps)

    def get_initial(self) -> dict[str, Any]:
        return self.readable(self.draft.typed) if self.draft else {}

    def readable(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What of the words that are saved this person may read."""
        return dict(typed)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step = request.POST.get("step", "")
        try:
            self.keep()
            if step in self.beside:
                return self.do_beside(step)
        except drafts.Stale as stale:
            if language := switching.asked_for(request):
                switching.switch(request, language)
                return switching.remember(self.both(stale.saved), language, request)
            return self.both(stale.saved)
        except Refused as refused:
            if refused.code == "not_visible":
                raise Http404 from refused
            if step in self.beside:
                return self.as_typed(notice=refusals.sentence(refused.code, self.case))
        return super().post(request, *args, **kwargs)

    def do_beside(self, step: str) -> HttpResponse:
        """What was typed is saved: do what else was asked for."""
        messages.success(self.request, _("What you wrote is saved. Nothing has been sent."))
        return after(self.request, self.case)

    def keep(self) -> None:
        """Save what was typed, for whoever may do the act; while both versions are on the page and
        only its language changes, neither replaces the other."""
        self.check()
        shown, saved = self.request.POST.get("instead_of"), self.draft
        if saved and shown == str(saved.version) and switching.asked_for(self.request):
            raise drafts.Stale(saved)
        self.draft = drafts.save(
            self.case,
            self.keeps,
            self.typed(),
            by=self.request.user,
            now=clock.now(),
            version=self._version_seen(),
        )

    def _version_seen(self) -> int:
        sent = self.request.POST.get("version", "")
        number = sent.isascii() and sent.isdecimal() and len(sent) <= MOST_DIGITS
        return int(sent) if number else NONE_SEEN

    def both(self, saved: DraftWords) -> HttpResponse:
        """What was typed here, and beside it what somebody saved meanwhile."""
        self.draft = saved
        mine, fields = drafts.storable(self.typed()), self.get_form().fields
        other = self.readable(saved.typed)
        theirs = [
            {
                "label": field.label,
                "words": _shown(field, other.get(name, "")),
                "language": field.widget.attrs.get("lang", ""),
            }
            for name, field in fields.items()
            if other.get(name, "") != mine.get(name, "")
        ]
        response = self.as_typed(theirs=theirs)
        response.status_code = 409
        return response

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        version = self.draft.version if self.draft else NONE_SEEN
        return super().get_context_data(
            keeps=self.keeps, draft=self.draft, version=version, **context
        )


def _shown(field: Any, value: Any) -> str:
    """The words of a choice, or what was typed."""
    chosen = {str(code): words for code, words in getattr(field, "choices", ())}
    return ", ".join(str(chosen.get(one, one)) for one in _listed(value))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
