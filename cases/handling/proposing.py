"""The page on which a case is decided or answered, or proposed to be, as its kind asks."""

from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from cases import clock, letters
from cases.handling import holding, signing
from cases.permissions import Refused
from cases.translation.acts import TranslatedAct

PROPOSAL = "proposal"  # what the letter's page was to end in, when it was read


class ProposedAct(TranslatedAct):
    """The letter is read before it is sent, or goes to a second person to be signed off.

    A subclass says `merits`; what to say when it `waits` for that person or is `sent`; and the
    words of the button that sends it, `send_it`.
    """

    merits: signing.Merits
    waits: Any
    sent: Any
    send_it: Any

    @cached_property
    def needs_another(self) -> bool:
        """Whether a second person signs it off."""
        return holding.needs_another(self.case, self.request.user)

    @property
    def done(self) -> Any:
        return self.waits if self.needs_another else self.sent

    @property
    def send(self) -> Any:
        return gettext("Send for sign-off") if self.needs_another else self.send_it

    def check(self) -> None:
        self.merits.right(self.request.user, self.case)

    def form_options(self) -> dict[str, Any]:
        return {"case": self.case}

    def act(self, form: Any) -> None:
        now, by, typed = clock.now(), self.request.user, form.cleaned_data
        if self.needs_another:
            signing.propose(self.merits, self.case, by=by, typed=typed, now=now)
        elif self.request.POST.get("ends") == PROPOSAL:
            raise Refused("nobody_to_sign")
        else:
            words = self.merits.words_of(self.case, typed)
            signing.decide(self.merits, self.case, by=by, now=now, words=words)

    def preview(self, form: Any) -> letters.Composed:
        typed = form.cleaned_data
        self.merits.check(self.case, **self.merits.words_of(self.case, typed))
        return signing.preview(self.merits, self.case, typed, now=clock.now())

    def goes(self, composed: letters.Composed) -> str:
        if not self.needs_another:
            return super().goes(composed)
        first = gettext("A colleague reads it and signs it off before it goes.")
        return f"{first} {super().goes(composed)}"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        if self.needs_another:
            context["typed"].append(("ends", PROPOSAL))
        return context
