"""What an officer is asked who writes to the customer."""

from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import letters
from cases.casework import clauses, refusals, words
from cases.correspondence import languages as reply
from cases.correspondence.forms import LANGUAGES, REASON, TakesFiles
from cases.correspondence.messages import MAX_WORDS
from cases.letters import Waiver
from cases.models import Adjustments, Case
from cases.policy.terms import Channel
from cases.translation.writing import BOTH, LetterForm, text
from design.forms import ChoiceField, SelectField, TextField

THEIRS = "theirs"


class Write(TakesFiles, LetterForm):
    """A question or something to tell the customer, in the languages and by the way they are owed;
    what is not honoured has its reason."""

    asks = ChoiceField(
        layout="small",
        label_size="s",
        label=gettext_lazy("What is it?"),
        choices=[
            ("question", gettext_lazy("A question")),
            ("information", gettext_lazy("Something to tell them")),
        ],
        option_hints={
            "question": gettext_lazy("The letter says how to answer, with a new one-time code."),
        },
        error_messages={"required": gettext_lazy("Choose whether it is a question")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.owed = reply.owed(self.case)
        self.permitted = [way for way in letters.channels(self.case) if way != Channel.TEXT]
        self._boxes_for_words()
        if self.permitted:
            self._ways()
        self._exceptions()
        for one in BOTH:
            box = self.fields[f"words_{one}"]
            box.only_to_translate = one not in self.carried  # type: ignore[attr-defined]

    def _boxes_for_words(self) -> None:
        labels = {"cy": _("What you write, in Welsh"), "en": _("What you write, in English")}
        missing = {"cy": _("Enter the words in Welsh"), "en": _("Enter the words in English")}
        for language in (*self.owed, *(one for one in BOTH if one not in self.owed)):
            field = text(labels[language], language, missing[language], rows=8)
            field.max_length = MAX_WORDS
            self.fields[f"words_{language}"] = field

    def _ways(self) -> None:
        names = [(str(way), words.of(words.CHANNELS, way)) for way in self.permitted]
        self.fields["channel"] = ChoiceField(
            layout="small",
            label_size="s",
            label=_("How it goes"),
            choices=names,
            option_hints=dict(_where(self.case)),
            initial=names[0][0],
            error_messages={
                "required": _("Choose how it goes"),
                "invalid_choice": _barred(self.case),
            },
        )

    def _exceptions(self) -> None:
        agreed = Adjustments.of(self.case.customer)
        both = words.of(words.LANGUAGES, "both")
        theirs = _("As it is owed to the customer: %(language)s") % {
            "language": words.of(words.LANGUAGES, _code(self.owed))
        }
        others = [("cy", LANGUAGES[0][1]), ("en", LANGUAGES[1][1]), ("cy,en", both)]
        self.fields["carried"] = SelectField(
            label=_("Language of the letter"),
            required=False,
            choices=[
                (THEIRS, theirs),
                *((code, name) for code, name in others if code != ",".join(self.owed)),
            ],
        )
        labels = {"language": _("Why in another language than the customer’s own")}
        if agreed.large_print:
            labels["large_print"] = _("Large print is agreed. If this letter cannot have it: why")
        if agreed.call_instead:
            labels["call_instead"] = _(
                "A telephone call is agreed. If this has to be written instead: why"
            )
        if agreed.advocate:
            labels["advocate"] = _(
                "A copy for the person who acts for the customer is agreed. If none can go: why"
            )
        for name, label in labels.items():
            self.fields[f"waiver_{name}"] = TextField(
                label=label,
                rows=2,
                max_length=REASON,
                counted=False,
                required=False,
                error_messages={"required": _("Give a reason: %(label)s") % {"label": label}},
            )

    @property
    def carried(self) -> tuple[str, ...]:
        """The languages chosen for this letter: as owed to the customer unless others are."""
        chosen = self["carried"].value()
        return tuple(chosen.split(",")) if chosen in ("cy", "en", "cy,en") else self.owed

    @property
    def word_boxes(self) -> list[BoundField]:
        """Those of the letter's languages first."""
        return [self[f"words_{one}"] for one in sorted(BOTH, key=self._comes)]

    def _comes(self, language: str) -> tuple[bool, bool]:
        return language not in self.carried, language not in self.owed

    @property
    def exception_boxes(self) -> list[BoundField]:
        return [self["carried"], *(self[name] for name in self.fields if "waiver_" in name)]

    @property
    def excepts(self) -> bool:
        """Whether anything stands in those boxes: then they are shown open."""
        boxes = self.exception_boxes
        return any(box.errors or box.value() not in (None, "", THEIRS) for box in boxes)

    def message(self) -> dict[str, Any]:
        """What the verb and the preview take."""
        cleaned = self.cleaned_data
        given = {name: cleaned[name] for name in self.fields if name.startswith("waiver_")}
        return {
            "words": {code: cleaned.get(f"words_{code}", "") for code in BOTH},
            "asks": cleaned["asks"] == "question",
            "channel": Channel(cleaned["channel"]) if cleaned.get("channel") else None,
            "languages": self.carried,
            "waivers": tuple(
                Waiver(name.removeprefix("waiver_"), reason)
                for name, reason in given.items()
                if reason
            ),
        }


def _code(languages: tuple[str, ...]) -> str:
    return languages[0] if len(languages) == 1 else "both"


def _where(case: Case) -> list[tuple[str, str]]:
    person = case.customer
    return [
        (Channel.EMAIL, person.email),
        (Channel.POST, ", ".join(person.address.split("\n"))),
        (Channel.PHONE, person.phone),
    ]


def _barred(case: Case) -> str:
    """Why another way cannot be taken, with the clause of the plan that stands."""
    sentence = refusals.sentence("channel_barred", case)
    plan = case.customer.plan
    found = clauses.link(case, plan.clause) if plan else None
    return f"{sentence} ({found['label']})" if found else sentence
