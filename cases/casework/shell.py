"""What stands around every staff page: the queues one may see, and the two languages."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases import letters, permissions
from cases.casework import counting, reading, words
from cases.models import Case, IncomingMail, Statement, Translation


def context(request: Any, *, here: str = "") -> dict[str, Any]:
    """For staff_base.html. `here`: where to stay when the language changes, if not this address."""
    language = get_language()
    return {
        "staff_navigation": _navigation(request),
        "language_links": [
            {"code": code, "name": name, "current": code == language}
            for code, name in settings.LANGUAGES
        ],
        "stay": here or request.get_full_path(),
        "searches": permissions.has_right(request.user, "casework"),
    }


def _navigation(request: Any) -> list[dict[str, Any]]:
    user, address = request.user, request.get_full_path()
    if not user.is_authenticated:
        return []

    def link(label: str, url: str, count: int | None = None) -> dict[str, Any]:
        return {"label": label, "url": url, "count": count, "current": url == address}

    numbers = counting.kept((user.pk, permissions.roles_of(user)), lambda: waiting(user))
    may_key = permissions.has_right(user, "keying")
    keying = [link(_("Key in a case"), reverse("keying:new"))] if may_key else []
    if not permissions.has_right(user, "casework"):
        start = [link(_("Start"), reverse("staff:my_work"))]
        others = [*keying, *_translations(link, numbers), *_record(user, link)]
        return [{"heading": "", "links": start + others + _statements(link, numbers)}]
    queues = [
        link(
            words.of(words.QUEUES, queue),
            f"{reverse('staff:cases')}?queue={queue}",
            numbers[queue],
        )
        for queue in reading.queues_of(user)
    ]
    everyday = [
        link(_("My work"), reverse("staff:my_work")),
        link(pgettext("list", "All cases"), reverse("staff:cases")),
        link(_("Letters to print"), reverse("staff:print_list"), numbers["letters"]),
        link(_("Incoming email"), reverse("staff:mail"), numbers["mail"]),
        link(_("The Ombudsman’s enquiries"), reverse("staff:ombudsman_enquiries")),
        *keying,
        *_translations(link, numbers),
        *_record(user, link),
    ]
    return [
        {"heading": "", "links": everyday},
        {"heading": pgettext("list", "Queues"), "links": queues},
        {"heading": pgettext("list", "You"), "links": _about_oneself(user, link, numbers)},
    ]


def waiting(user: Any) -> dict[str, QuerySet]:
    """What waits, by what it is counted as; the queues by their codes.

    Who asks and the roles they have decide what is counted, and nothing else may: the query is
    kept (`counting.kept`).
    """
    found: dict[str, QuerySet] = {}
    if permissions.has_right(user, "staff"):
        found["statements"] = Statement.objects.asked_of(user).waiting()
    if permissions.has_right(user, "role:welsh_officer"):
        found["translations"] = Translation.objects.visible_to(user).waiting()
    if permissions.has_right(user, "casework"):
        found["letters"] = letters.waiting(user)
        found["mail"] = IncomingMail.objects.visible_to(user).waiting()
        open_cases = Case.objects.visible_to(user).open()
        found |= {queue: open_cases.filter(queue=queue) for queue in reading.queues_of(user)}
    return found


def _translations(link: Any, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """What waits for the Welsh-language officer."""
    if "translations" not in numbers:
        return []
    return [link(_("Translations"), reverse("staff:translations"), numbers["translations"])]


def _record(user: Any, link: Any) -> list[dict[str, Any]]:
    """What an auditor reads."""
    if not permissions.has_right(user, "role:auditor"):
        return []
    return [link(_("Record of everything"), reverse("staff:audit"))]


def _statements(link: Any, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """What one was asked to say about a matter one had a part in; anyone may be asked."""
    if "statements" not in numbers:
        return []
    return [link(_("Statements asked of me"), reverse("staff:statements"), numbers["statements"])]


def _about_oneself(user: Any, link: Any, numbers: dict[str, int]) -> list[dict[str, Any]]:
    """What a caseworker keeps of themselves, and who leads of their colleagues."""
    leads = permissions.has_right(user, "leading")
    return [
        *_statements(link, numbers),
        link(_("When I am away"), reverse("staff:absence")),
        link(_("People I know"), reverse("staff:interests")),
        *([link(_("Colleagues"), reverse("staff:colleagues"))] if leads else []),
    ]
