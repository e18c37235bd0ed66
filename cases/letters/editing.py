"""Editing the words of letters in the CMS: what is refused, what is kept, what nobody can change.

A text is live when it is saved, so it is saved only by the button, whole in both languages.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import Panel
from wagtail.log_actions import LogFormatter, log
from wagtail.snippets.views.snippets import EditView

from cases.letters import showing
from cases.models import LetterText
from cases.models.letter_parts import MEANS, PARTS, WHOLE
from cases.models.letter_text import LANGUAGES

ONE_LANGUAGE = "cases.letter_text.one_language"
BEFORE = "cases.letter_text.before"


class LetterTextForm(WagtailAdminModelForm):
    """Both languages of a text. One may be changed alone only by whoever says that the other
    still says the same."""

    still_says = forms.BooleanField(
        required=False,
        label=gettext_lazy("The other language still says the same"),
        help_text=gettext_lazy(
            "Only when you change the words of one language alone, to put a slip right."
        ),
    )
    for_a_preview = False
    one_language = ""
    """The language that was changed alone, if one was."""

    def defer_required_fields(self) -> None:
        """Wagtail asks for this before it shows words that are still being typed."""
        self.for_a_preview = True
        super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        live = LetterText.objects.get(pk=self.instance.pk)
        # An older version brought back is an editor's choice: setting up again leaves it alone.
        self.instance.as_loaded = live.as_loaded
        changed = _changed(live, cleaned)
        as_opened = not _changed(self.instance, cleaned)  # both were saved together once
        if len(changed) == 1 and not as_opened:
            if not (cleaned.get("still_says") or self.for_a_preview):
                self.add_error("still_says", _stale(changed))
            [self.one_language] = changed
        return cleaned


def _changed(text: LetterText, typed: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The languages whose words are other ones than in `text`, and where."""
    places = {language: tuple(_places(text, typed, language)) for language in LANGUAGES}
    return {language: found for language, found in places.items() if found}


def _places(text: LetterText, typed: dict[str, Any], language: str) -> Iterator[str]:
    if " ".join(typed.get(f"subject_{language}", "").split()) != text.subject(language):
        yield _("subject")
    old = text.body(language).splitlines()
    new = typed.get(f"body_{language}", "").replace("\r\n", "\n").strip().splitlines()
    for kind, _a, _b, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind != "equal":
            for line in range(first, max(last, first + 1)):
                yield _("line %(line)d") % {"line": line + 1}


def _stale(changed: dict[str, tuple[str, ...]]) -> str:
    [(language, places)] = changed.items()
    said = {
        "cy": _(
            "Only the Welsh was changed (%(places)s). Change the English too, or say here that it "
            "still says the same."
        ),
        "en": _(
            "Only the English was changed (%(places)s). Change the Welsh too, or say here that it "
            "still says the same."
        ),
    }
    return said[language] % {"places": ", ".join(places)}


class EditLetterText(EditView):
    """Saving makes the words live: never by itself while somebody types, and never over words
    that somebody else saved meanwhile."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False
        if request.method == "POST" and (
            self.expects_json_response or "overwrite_revision_id" in request.POST
        ):
            raise PermissionDenied

    def is_valid(self, form: LetterTextForm) -> bool:
        seen = self.request.POST.get("loaded_revision_id")
        if self.latest_revision and (not seen or self.is_out_of_date):
            self.produced_error_message = _(
                "Someone else saved this text after you opened it. Your words are below, not yet "
                "saved. Look at the history, then save again to put yours in place of theirs."
            )
            return False
        return super().is_valid(form)

    def form_valid(self, form: LetterTextForm) -> HttpResponse:
        with transaction.atomic():
            self._keep_what_was()
            response = super().form_valid(form)
            if form.one_language:
                log(
                    instance=self.object,
                    action=ONE_LANGUAGE,
                    user=self.request.user,
                    data={"language": form.one_language},
                )
        return response

    def _keep_what_was(self) -> None:
        """The words as they stand, in the history, where no version has them yet."""
        live = LetterText.objects.select_for_update().get(pk=self.object.pk)
        latest = live.latest_revision
        if latest is None or latest.as_object().digest != live.digest:
            live.save_revision(clean=False, log_action=BEFORE)


@hooks.register("register_log_actions")
def say_what_was_done(actions: Any) -> None:
    """How the history of a text tells what only texts have."""
    actions.register_action(
        BEFORE,
        gettext_lazy("Keep the words as they were"),
        gettext_lazy("Kept the words as they were"),
    )

    @actions.register_action(ONE_LANGUAGE)
    class OneLanguage(LogFormatter):
        label = gettext_lazy("Change one language alone")

        def format_message(self, entry: Any) -> str:
            if entry.data.get("language") == "cy":
                return _("Changed the Welsh alone, and said that the English still says the same")
            return _("Changed the English alone, and said that the Welsh still says the same")


class PlaceholderPanel(Panel):
    """The fixed list of what this letter may and must say, beside its words."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cases/letters/placeholders_panel.html"
        media = forms.Media(js=["build/letter_words.js"])  # for the whole form of a letter

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            parts = PARTS.get(self.instance.code)
            rows = [
                {
                    "name": name,
                    "means": means,
                    "must": name in parts.required,
                    "whole": name in WHOLE,
                }
                for name, means in MEANS.items()
                if parts and name in parts.allowed
            ]
            return {**super().get_context_data(parent_context), "rows": rows}


class LockedPanel(Panel):
    """What this letter says whatever is written above, in both languages."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cases/letters/locked_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            blocks = {code: showing.locked(self.instance.code, code) for code in LANGUAGES}
            return {**super().get_context_data(parent_context), "blocks": blocks}
