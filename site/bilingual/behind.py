"""Welsh that stands behind its English: marked when the English changes, with the date and by whom.

A mark goes when the Welsh is written again, when somebody says that it still says the same, or
when the English is put back. Until then the page is not published, unless somebody has answered
for it by name, with a reason and for some days (`Leave`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation
from wagtail_localize.strings import StringValue

from . import checks
from .problems import Problem

SOURCE, TARGET = "en", "cy"
KEPT = "kept"
"""Marks, in the translation editor, Welsh that was written for the English before."""
LONGEST = timedelta(days=28)


class StaleText(models.Model):
    """One Welsh text whose English has changed since the two last said the same."""

    page = models.UUIDField(help_text="The translation key of the page.")
    path = models.CharField(max_length=255, help_text="The lasting path of the text on the page.")
    agreed = models.TextField(help_text="The English while the two said the same.")
    english = models.TextField(help_text="The English as it is now.")
    welsh = models.TextField(help_text="The Welsh when the English changed.")
    since = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who changed the English; empty for the service itself.",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "path"], name="stale_text_once")]
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.page} {self.path}"


class Leave(models.Model):
    """Leave to publish a page while its Welsh stands behind: who answers for it, why, how long."""

    page = models.UUIDField(db_index=True, help_text="The translation key of the page.")
    reason = models.TextField()
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField(help_text="The last day on which the page may be published so.")

    class Meta:
        ordering = ["-given_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page} until {self.expires_on}"

    @property
    def is_over(self) -> bool:
        return self.expires_on < timezone.localdate()


def note(page: Any, before: Any) -> None:
    """The page has just been saved; `before` is the revision it replaces, None for its first."""
    if before is None:
        return
    old, new = checks.texts_of(before.as_object()), checks.texts_of(page)
    changed = {path for path in new if path in old and old[path] != new[path]}
    if page.locale.language_code == SOURCE:
        _english_changed(page, old, new, changed)
    else:
        _welsh_changed(page, new, changed)


def stale(page: Any) -> list[StaleText]:
    """The Welsh texts of this page that stand behind."""
    marked = list(StaleText.objects.filter(page=page.translation_key).select_related("changed_by"))
    written = _written_again(page.translation_key, marked) if marked else set()
    return [text for text in marked if text.path not in written]


def leave(page: Any, today: date | None = None) -> Leave | None:
    """The leave under which this page may be published today, if there is one."""
    today = today or timezone.localdate()
    found = Leave.objects.filter(page=page.translation_key, expires_on__gte=today)
    return found.select_related("given_by").first()


def problems(pages: Mapping[str, Any]) -> list[Problem]:
    """What stands behind in these versions, unless somebody answers for it."""
    page = pages[TARGET]
    behind = stale(page)
    if not behind or leave(page):
        return []
    texts = checks.texts_of(page)
    return [
        Problem(
            language=TARGET,
            where=checks.where(page, text.path),
            message=said(text),
            mend=_("Translate it again, or say under “Welsh behind” that it still says the same."),
        )
        for text in behind
        if text.path in texts
    ]


def said(text: StaleText) -> str:
    """When its English changed and by whom, in words."""
    words = _("The English was changed on %(date)s by %(name)s, and the Welsh was not.")
    return words % {"date": date_format(text.since, "j F Y"), "name": name_of(text.changed_by)}


def name_of(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("the service itself")


def settle(page: Any, paths: Iterable[str] | None = None) -> int:
    """The Welsh at these paths, or all of it, says what the English says. How many marks went."""
    found = StaleText.objects.filter(page=page.translation_key)
    if paths is not None:
        found = found.filter(path__in=list(paths))
    return found.delete()[0]


def keep_welsh(source: Any) -> None:
    """Let the translation editor begin with the Welsh there was, not with nothing.

    So a text that stands behind is shown in its old Welsh and never in English. `source` is the
    wagtail-localize source of the page.
    """
    marked = StaleText.objects.filter(page=source.object_id)
    for text in marked if source.locale.language_code == SOURCE else ():
        segments = list(
            StringSegment.objects.filter(source=source, context__path=text.path).select_related(
                "string"
            )
        )
        if len(segments) != 1 or "<" in segments[0].string.data:
            continue
        StringTranslation.objects.get_or_create(
            translation_of=segments[0].string,
            locale=Locale.objects.get(language_code=TARGET),
            context_id=segments[0].context_id,
            defaults={
                "data": StringValue.from_plaintext(text.welsh).data,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "tool_name": KEPT,
            },
        )


def _english_changed(
    page: Any, old: Mapping[str, str], new: Mapping[str, str], changed: set[str]
) -> None:
    marks = {text.path: text for text in StaleText.objects.filter(page=page.translation_key)}
    settle(page, marks.keys() - new.keys())
    other = _other(page, TARGET) if changed else None
    if other is None:
        return
    welsh = checks.texts_of(other)
    by = page.latest_revision.user if page.latest_revision else None
    for path in changed:
        mark = marks.get(path)
        if mark and mark.agreed == new[path]:
            mark.delete()
        elif mark:
            mark.english, mark.since, mark.changed_by = new[path], timezone.now(), by
            mark.save(update_fields=["english", "since", "changed_by"])
        elif new[path] and welsh.get(path) and welsh[path] != old[path]:
            StaleText.objects.create(
                page=page.translation_key,
                path=path,
                agreed=old[path],
                english=new[path],
                welsh=welsh[path],
                changed_by=by,
            )


def _welsh_changed(page: Any, new: Mapping[str, str], changed: set[str]) -> None:
    marked = list(StaleText.objects.filter(page=page.translation_key))
    if not marked:
        return
    source = _other(page, SOURCE)
    english = checks.texts_of(source) if source is not None else {}
    written = {path for path in changed if new[path] and new[path] != english.get(path)}
    settle(page, written | _written_again(page.translation_key, marked))


def _other(page: Any, language: str) -> Any:
    """The latest draft of the page in this language, if there is one."""
    found = Page.objects.filter(
        translation_key=page.translation_key, locale__language_code=language
    ).first()
    return found.get_latest_revision_as_object() if found else None


def _written_again(key: Any, marked: list[StaleText]) -> set[str]:
    """Paths whose English, as it is now, somebody has translated in the translation editor."""
    segments = StringSegment.objects.filter(
        source__object_id=key,
        source__locale__language_code=SOURCE,
        context__path__in=[text.path for text in marked],
    )
    done = StringTranslation.objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale__language_code=TARGET,
        has_error=False,
    ).exclude(tool_name=KEPT)
    strings: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    found = segments.annotate(done=Exists(done)).order_by("order")
    for path, data, is_done in found.values_list("context__path", "string__data", "done"):
        strings[path].append((StringValue(data).render_text(), is_done))
    return {
        text.path
        for text in marked
        if (parts := strings[text.path])
        and all(is_done for _words, is_done in parts)
        and "\n".join(words for words, _done in parts) == text.english
    }
