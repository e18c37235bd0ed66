"""How a list of cases is narrowed; what is chosen stands in the address."""

from typing import Any

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cases.casework import reading, words
from cases.models import CaseType, State
from cases.models.customer import ReplyLanguage
from design.forms import CharField, Form, SelectField


class Filters(Form):
    """Narrowing a list. What cannot be understood narrows nothing."""

    mark_optional = False
    queue = SelectField(label=pgettext_lazy("whose work", "With"), required=False)
    kind = SelectField(label=_("Kind of case"), required=False)
    state = SelectField(label=_("Step"), required=False)
    due = SelectField(
        label=_("To be answered"),
        required=False,
        choices=[("", _("Any day")), ("overdue", _("Overdue")), ("week", _("This week"))],
    )
    holder = SelectField(
        label=_("Held by"),
        required=False,
        choices=[
            ("", _("Anyone or nobody")),
            ("me", _("Me")),
            ("new", _("Me: given to me, not opened yet")),
            ("nobody", _("Nobody: unassigned")),
        ],
    )
    waiting = SelectField(
        label=_("Waiting"),
        required=False,
        choices=[
            ("", _("Waiting or not")),
            ("any", _("For anyone or anything")),
            ("mine", _("My work, for someone else")),
            ("translation", _("For a translation")),
            ("statement", _("For a statement")),
            ("signature", _("To be signed off")),
            ("answer", _("For the customer’s answer")),
            ("paused", _("Paused")),
        ],
    )
    language = SelectField(
        label=_("Reply in"),
        required=False,
        choices=[
            ("", pgettext_lazy("language", "Any language")),
            ("cy", words.LANGUAGES[ReplyLanguage.WELSH]),
            ("en", words.LANGUAGES[ReplyLanguage.ENGLISH]),
            ("both", words.LANGUAGES[ReplyLanguage.BOTH]),
            ("unknown", words.LANGUAGES[ReplyLanguage.UNKNOWN]),
        ],
    )
    message = SelectField(
        label=_("Messages"),
        required=False,
        choices=[
            ("", _("With or without a new message")),
            ("new", pgettext_lazy("list", "With a new message")),
        ],
    )
    q = CharField(
        label=_("Reference, name, postcode or words"), required=False, width=20, max_length=100
    )

    def __init__(self, *args: Any, user: Any, kinds: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        mine = [(str(queue), words.of(words.QUEUES, queue)) for queue in reading.queues_of(user)]
        self._offer("queue", ("", _("All I may see")), mine)
        if len(mine) == 1:
            del self.fields["queue"]
        self._offer("kind", ("", _("Every kind")), kinds)
        steps = [(state, words.of(words.STATES, state)) for state in State]
        self._offer("state", ("", _("Every open step")), [*steps, ("all", _("Open and closed"))])

    def _offer(self, name: str, all_: tuple[str, Any], choices: list[Any]) -> None:
        self.fields[name].choices = [all_, *choices]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, str]:
        """What can be understood of the address."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def kinds() -> list[tuple[str, str]]:
    """Every kind of case there is, with its name in the language of the page."""
    name = "name_cy" if get_language() == "cy" else "name_en"
    return list(CaseType.objects.order_by("pk").values_list("code", name))
