"""An act whose form can ask for the translation of its words, and is filled by it."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from cases import clock
from cases.casework import words as casework_words
from cases.casework.drafting import DraftedAct
from cases.models import Translation
from cases.translation import asking, boxes, filing, words
from cases.translation.boxes import OTHER, Filed
from design.templatetags.dates import long_date

WITHDRAW = {f"withdraw-{language}": language for language in OTHER}


class TranslatedAct(DraftedAct):
    """A form with boxes in pairs (`cases.translation.writing.in_languages`).

    A subclass says `translates`, the kind of letter. A translation that was filed fills the boxes
    still empty; one of words that have changed since is refused by name.
    """

    translates: str
    beside = (*DraftedAct.beside, "ask", *WITHDRAW)

    @cached_property
    def filed(self) -> list[Filed]:
        return filing.filed(self.case, self.translates)

    @cached_property
    def posted(self) -> QueryDict:
        """What was sent, with the translations of the words that were sent without one."""
        sent = self.request.POST
        fill = boxes.to_fill(sent, self.filed)
        if not fill:
            return sent
        filled = sent.copy()
        for box, translated in fill.items():
            filled[box] = translated
        return filled

    def get_initial(self) -> dict[str, Any]:
        typed = super().get_initial()
        return {**typed, **boxes.to_fill(typed, self.filed)}

    def do_beside(self, step: str) -> HttpResponse:
        if step == "ask":
            return self.ask()
        if step in WITHDRAW:
            return self.withdraw(WITHDRAW[step])
        return super().do_beside(step)

    def into(self) -> tuple[str, ...]:
        """The languages the letter carries."""
        return self.case.languages

    def ask(self) -> HttpResponse:
        """Send the words that lack a translation; back to the form, where they are shown."""
        names = boxes.pairs(self.get_form().fields)
        wanted = boxes.to_ask(self.typed(), names, self.into(), self.filed)
        if not wanted:
            sentence = _("Write the words in one language first, then ask for their translation.")
            return self.as_typed(notice=sentence)
        for target, pieces in wanted.items():
            asking.ask(
                self.case,
                self.translates,
                pieces=pieces,
                source=OTHER[target],
                target=target,
                by=self.request.user,
                now=clock.now(),
            )
        said = _("You have asked for a translation. The date to answer by does not move.")
        messages.success(self.request, said)
        if not asking.anyone_free(self.case):
            nobody = _("No Welsh-language officer may see this matter yet. The request waits.")
            messages.warning(self.request, nobody)
        return redirect(self.request.path)

    def withdraw(self, target: str) -> HttpResponse:
        for translation in asking.waiting(self.case, self.translates):
            if translation.target_language == target:
                asking.withdraw(translation, by=self.request.user, now=clock.now())
        messages.success(self.request, _("The translation is no longer asked for."))
        return redirect(self.request.path)

    def get_form(self, form_class: Any = None) -> Any:
        """The form; a box that waits for its translation says so when it is left empty."""
        form = super().get_form(form_class)
        said = _("%(box)s: you asked for this translation on %(day)s and it has not come yet.")
        for asked in asking.waiting(self.case, self.translates):
            for name in (f"{piece['name']}_{asked.target_language}" for piece in asked.pieces):
                if name in form.fields:
                    waits = {"box": form.fields[name].label, "day": long_date(asked.asked_at)}
                    form.fields[name].error_messages["required"] = said % waits
        return form

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        context = super().get_context_data(**context)
        form = context["form"]
        typed = {name: form[name].value() for name in form.fields}
        for name, piece in boxes.made_by(typed, self.filed).items():
            if name in form.fields:
                who = {"name": casework_words.name_of(piece.by), "day": long_date(piece.at)}
                mark = _("Translated by %(name)s on %(day)s.") % who
                form.fields[name].help_text = form[name].help_text = mark
        awaited = [_waits(asked, typed) for asked in asking.waiting(self.case, self.translates)]
        return {**context, "asks": bool(boxes.pairs(form.fields)), "awaited": awaited}


def _waits(asked: Translation, typed: boxes.Typed) -> dict[str, Any]:
    """What was asked for, and what of it has changed since."""
    changed = [
        piece["name"]
        for piece in asked.pieces
        if boxes.said(typed, f"{piece['name']}_{asked.source_language}") != piece["source"]
    ]
    return {
        "translation": asked,
        "direction": casework_words.of(words.DIRECTIONS, asked.target_language),
        "pieces": [words.piece(piece["name"]) for piece in asked.pieces],
        "changed": [words.piece(name) for name in changed],
    }
