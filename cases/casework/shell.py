"""What stands around every staff page: the queues one may see, and the two languages."""

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from cases import letters, permissions
from cases.casework import reading, words
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

    may_key = permissions.has_right(user, "keying")
    keying = [link(_("Key in an appeal"), reverse("keying:new"))] if may_key else []
    if not permissions.has_right(user, "casework"):
        start = [link(_("Start"), reverse("staff:my_work"))]
        others = keying + _translations(user, link) + _record(user, link)
        return [{"heading": "", "links": start + others + _statements(user, link)}]
    open_cases = Case.objects.visible_to(user).open()
    counted = dict(
        open_cases.order_by().values_list("queue").annotate(number=Count("pk", distinct=True))
    )
    mine = reading.queues_of(user)
    queues = [
        link(
            words.of(words.QUEUES, queue),
            f"{reverse('staff:cases')}?queue={queue}",
            counted.get(queue, 0),
        )
        for queue in mine
    ]
    everyday = [
        link(_("My work"), reverse("staff:my_work")),
        link(pgettext("list", "All cases"), reverse("staff:cases")),
        link(_("Letters to print"), reverse("staff:print_list"), letters.waiting(user)),
        link(_("Incoming email"), reverse("staff:mail"), _mail_waiting(user)),
        link(_("The Ombudsman’s enquiries"), reverse("staff:ombudsman_enquiries")),
        *keying,
        *_translations(user, link),
        *_record(user, link),
    ]
    return [
        {"heading": "", "links": everyday},
        {"heading": pgettext("list", "Queues"), "links": queues},
        {"heading": pgettext("list", "You"), "links": _about_oneself(user, link)},
    ]


def _translations(user: Any, link: Any) -> list[dict[str, Any]]:
    """What waits for the Welsh-language officer."""
    if not permissions.has_right(user, "role:welsh_officer"):
        return []
    waiting = Translation.objects.visible_to(user).waiting().count()
    return [link(_("Translations"), reverse("staff:translations"), waiting)]


def _record(user: Any, link: Any) -> list[dict[str, Any]]:
    """What an auditor reads."""
    if not permissions.has_right(user, "role:auditor"):
        return []
    return [link(_("Record of everything"), reverse("staff:audit"))]


def _statements(user: Any, link: Any) -> list[dict[str, Any]]:
    """What one was asked to say about a matter one had a part in; anyone may be asked."""
    if not permissions.has_right(user, "staff"):
        return []
    waiting = Statement.objects.asked_of(user).waiting().count()
    return [link(_("Statements asked of me"), reverse("staff:statements"), waiting)]


def _about_oneself(user: Any, link: Any) -> list[dict[str, Any]]:
    """What a caseworker keeps of themselves, and who leads of their colleagues."""
    leads = permissions.has_right(user, "leading")
    return [
        *_statements(user, link),
        link(_("When I am away"), reverse("staff:absence")),
        link(_("People I know"), reverse("staff:interests")),
        *([link(_("Colleagues"), reverse("staff:colleagues"))] if leads else []),
    ]


def _mail_waiting(user: Any) -> int:
    """E-mails that came in and wait for someone to file them or set them aside."""
    return IncomingMail.objects.visible_to(user).waiting().count()
