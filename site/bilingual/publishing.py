"""The one verb that makes a page live, in both languages at once.

Wagtail has no single gate before publishing. Every route ends here: the editor's button and the
admin API (the page's `save` guard and the `before_publish_page` hook), bulk publishing, the
schedule, workflow approval and the translation editor (`BilingualPage.publish`).
"""

import contextlib
import datetime
import logging
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import NoReturn

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import (
    PublishPagePermissionError,
    PublishPageRevisionAction,
)
from wagtail.models import Page

from .problems import LANGUAGES, NotReady, Problem

logger = logging.getLogger("cyswllt.bilingual")
BY_SCHEDULE = "wagtail.publish.scheduled"

_going_live: ContextVar[frozenset[int]] = ContextVar("going_live", default=frozenset())


def publish(
    page,
    *,
    by=None,
    revision=None,
    changed: bool = True,
    log_action: bool | str = True,
    previous_revision=None,
    check_rights: bool = True,
) -> None:
    """Make `page` live in Welsh and English, or raise `NotReady` naming what is missing.

    `revision` of this page (its latest if None) and the latest of the other language are checked
    together and go live in one transaction. A date to go live in the future, in either language,
    schedules both for the later of the two. `by` must be allowed to publish both, unless the
    caller has asked that already (`check_rights`); None is the service itself.
    """
    try:
        with transaction.atomic():
            actions = _check(page, by, revision, changed, log_action, previous_revision)
            if by is not None and check_rights:
                _check_rights(by, actions)
            _carry_out(type(page.specific), actions, by)
    except NotReady:
        if log_action != BY_SCHEDULE:
            raise
        # The clock must go on to other pages; the editor finds a draft instead of a live page.
        logger.warning("Scheduled page %s was not ready in both languages", page.pk)
        for language_page in page.get_translations(inclusive=True):
            language_page.revisions.update(approved_go_live_at=None)


def _check(page, by, revision, changed, log_action, previous_revision) -> list:
    """The actions that make both languages live, once nothing stands in their way."""
    versions = versions_to_publish(page, revision)
    if problems := find_problems(page, versions):
        raise NotReady(problems, page)
    return [
        PublishPageRevisionAction(
            version.revision_to_publish,
            user=by,
            changed=changed if version.pk == page.pk else True,
            log_action=log_action,
            previous_revision=previous_revision if version.pk == page.pk else None,
        )
        for version in versions.values()
    ]


def _check_rights(by, actions: list[PublishPageRevisionAction]) -> None:
    if not all(action.object.permissions_for_user(by).can_publish() for action in actions):
        raise PublishPagePermissionError


def _carry_out(page_class: type[Page], actions: list[PublishPageRevisionAction], by) -> None:
    go_live_at = _later_date(actions)
    with _handing_over([action.object.pk for action in actions]):
        for action in actions:
            action.object.go_live_at = go_live_at
            if go_live_at or not _is_live_already(action):
                action.execute(skip_permission_checks=True)
    if go_live_at is None:
        live = page_class.objects.filter(pk__in=[action.object.pk for action in actions])
        page_class.released({page.locale.language_code: page for page in live}, by)


def versions_to_publish(page, revision=None) -> dict[str, Page]:
    """By language: the version of the page that publishing it would make live."""
    page = page.specific
    versions = {}
    translations = page.get_translations(inclusive=True).select_related("locale").specific()
    for translation in translations:
        if translation.pk == page.pk:
            chosen = revision or _latest(translation)
        else:
            chosen = _due(translation) or _latest(translation)
        version = chosen.as_object()
        version.revision_to_publish = chosen
        versions[translation.locale.language_code] = version
    return versions


def find_problems(page, versions: dict[str, Page]) -> list[Problem]:
    """Everything that keeps these versions from going live together."""
    problems = [
        Problem(
            language=language,
            where=_("the whole page"),
            message=_("There is no version of the page in this language."),
            mend=_("Translate the page."),
        )
        for language in LANGUAGES
        if language not in versions
    ]
    return problems or type(page.specific).check_ready(versions)


def is_under_way(page) -> bool:
    """Whether the verb is publishing this page at this moment."""
    return page.pk is not None and page.pk in _going_live.get()


def refuse(page, message: str) -> NoReturn:
    """Refuse a way to live that is not the verb."""
    problem = Problem(language=page.locale.language_code, where=page.title, message=message)
    raise NotReady([problem], page)


@contextlib.contextmanager
def _handing_over(keys: Iterable[int]) -> Iterator[None]:
    token = _going_live.set(frozenset(keys))
    try:
        yield
    finally:
        _going_live.reset(token)


def _due(page):
    """The revision whose date to go live has come, if one waits."""
    due = page.revisions.filter(approved_go_live_at__lt=timezone.now())
    return due.order_by("-created_at").first()


def _latest(page):
    """The latest revision; a page never edited gets its first one here."""
    return page.get_latest_revision() or page.save_revision(clean=False, changed=False)


def _later_date(actions: list[PublishPageRevisionAction]) -> datetime.datetime | None:
    dates = [action.object.go_live_at for action in actions if action.object.go_live_at]
    latest = max(dates, default=None)
    return latest if latest and latest > timezone.now() else None


def _is_live_already(action: PublishPageRevisionAction) -> bool:
    page = action.object
    return page.live and page.live_revision_id == action.revision.pk
