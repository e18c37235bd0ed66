"""What is said of what is keyed in, by the way it came; one whole sentence for each."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from cases.policy.terms import CameBy

Words = Mapping[CameBy, str | Promise]

BEING_KEYED: Words = {
    CameBy.POST: gettext_lazy("You are keying in an appeal that came by post on %(date)s."),
    CameBy.EMAIL: gettext_lazy("You are keying in an appeal that came by email on %(date)s."),
    CameBy.PHONE: gettext_lazy("You are keying in an appeal made by telephone on %(date)s."),
    CameBy.IN_PERSON: gettext_lazy("You are keying in an appeal made in person on %(date)s."),
}
ENQUIRY_BEING_KEYED: Words = {
    CameBy.POST: gettext_lazy("You are keying in what came by post on %(date)s."),
    CameBy.EMAIL: gettext_lazy("You are keying in what came by email on %(date)s."),
    CameBy.PHONE: gettext_lazy("You are keying in what was said by telephone on %(date)s."),
    CameBy.IN_PERSON: gettext_lazy("You are keying in what was said in person on %(date)s."),
}
WRITTEN_IN: Mapping[str, str | Promise] = {
    "cy": gettext_lazy("It was written in Welsh."),
    "en": gettext_lazy("It was written in English."),
}
SPOKEN_IN: Mapping[str, str | Promise] = {
    "cy": gettext_lazy("The person spoke Welsh."),
    "en": gettext_lazy("The person spoke English."),
}


def being_keyed(came_by: CameBy, date: str, language: str, *, enquiry: bool = False) -> str:
    """How, when and in which language it came; `enquiry`: it is no appeal."""
    coming = ENQUIRY_BEING_KEYED if enquiry else BEING_KEYED
    spoken = SPOKEN_IN if came_by.is_spoken else WRITTEN_IN
    return f"{str(coming[came_by]) % {'date': date}} {spoken[language]}"


def confirmation(came_by: CameBy) -> tuple[str, str]:
    """What staff confirm before the appeal is taken in, and what is said when they did not."""
    if came_by.is_spoken:
        label = gettext("I read it back and they confirmed it")
        return label, gettext("Read it back, and tick the box when the person has confirmed it")
    if came_by is CameBy.EMAIL:
        label = gettext("I have keyed in what the email says")
        return label, gettext("Tick the box to confirm that you have keyed in what the email says")
    label = gettext("I have keyed in what the letter says")
    return label, gettext("Tick the box to confirm that you have keyed in what the letter says")


def send(*, enquiry: bool = False) -> str:
    """The button that takes it in."""
    return gettext("Take it in") if enquiry else gettext("Take in this appeal")
