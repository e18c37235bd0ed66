"""The side-by-side translation editor (wagtail-localize), kept level with the latest draft.

wagtail-localize offers the *published* source to the translator. Here nothing is published until
the translation exists, so the translator is offered the latest draft instead.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polib
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from . import behind
from .checks import WORD, is_one_plain_string, texts_of, where
from .problems import Problem


def translation_of(page) -> Translation | None:
    """The side-by-side translation this page is the source or the target of, if one is kept."""
    found = Translation.objects.filter(source__object_id=page.translation_key, enabled=True)
    return found.select_related("source__locale", "target_locale").first()


def offer_latest_draft(translation: Translation) -> None:
    """Let the translator see what the source says in its latest draft."""
    source = translation.source.get_source_instance()
    TranslationSource.update_or_create_from_instance(source.get_latest_revision_as_object())
    translation.source.refresh_from_db()
    behind.keep_welsh(translation.source)


def take_up_translations(page, *, by=None) -> None:
    """Bring the target's draft level with the source and the words translated so far.

    A text without a translation stands there in the source language, and publishing refuses it.
    """
    translation = translation_of(page)
    if translation is None:
        return
    offer_latest_draft(translation)
    target = translation.get_target_instance().get_latest_revision_as_object()
    wanted = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    if _content(target) != _content(wanted):
        translation.save_target(user=by, publish=False)


def still_says(page, path: str) -> bool:
    """The Welsh at this path still says what its English says now. False: it has to be written.

    The translation editor learns the Welsh for the English as it is now; of a text in several
    pieces, or with markup, nobody knows which Welsh belongs to which.
    """
    translation = translation_of(page)
    if translation is not None:
        source = translation.source.get_source_instance().get_latest_revision_as_object()
        if not is_one_plain_string(source, path):
            return False
        offer_latest_draft(translation)
        kept = StringTranslation.objects.filter(
            translation_of__in=StringSegment.objects.filter(
                source=translation.source, context__path=path
            ).values("string"),
            context__path=path,
            context__object_id=translation.source.object_id,
            tool_name=behind.KEPT,
        )
        kept.update(tool_name="")
    behind.settle(page, [path])
    return True


def untranslated(pages: Mapping[str, Any]) -> Iterator[Problem]:
    """Texts nobody has given a Welsh, and which stand in English on the Welsh page for want of it.

    Words that are the same in both languages are written in the translation editor as they are.
    The address of a page that has been live stays what it is.
    """
    page, source = pages[behind.TARGET], pages[behind.SOURCE]
    kept = translation_of(page)
    if kept is None:
        return
    english, welsh = texts_of(source), texts_of(page)
    same = [path for path, text in welsh.items() if _same_words(text, english.get(path, ""))]
    if page.slug == source.slug and not page.live:
        same.append("slug")
    written = StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path__in=same, locale=page.locale
    )
    given = set(written.values_list("context__path", flat=True)) if same else set()
    for path in same:
        if path in given:
            continue
        mend = _("Write it in this language.")
        if path == "slug":
            mend = _("Write it in this language, under “Promote”: it ends the page’s address.")
        message = _("The text is the same in both languages: it has not been translated.")
        yield Problem(language=behind.TARGET, where=where(page, path), message=message, mend=mend)


def _same_words(first: str, second: str) -> bool:
    return first.strip() == second.strip() and WORD.search(first) is not None


def begin(source, target_words: dict[str, str], target_language: str) -> Translation:
    """Start (or go on with) a translation of `source`, with words for its texts by path.

    What has words here stands behind no longer.
    """
    kept, _made = TranslationSource.update_or_create_from_instance(source)
    locale = Locale.objects.get(language_code=target_language)
    translation, _made = Translation.objects.get_or_create(source=kept, target_locale=locale)
    words = polib.POFile()
    segments = StringSegment.objects.filter(source=kept).select_related("context", "string")
    for segment in segments:
        path = segment.context.path
        words.append(
            polib.POEntry(
                msgctxt=path,
                msgid=segment.string.data,
                msgstr=StringValue.from_plaintext(target_words.get(path, "")).data,
            )
        )
    translation.import_po(words)
    behind.settle(source, [path for path, text in target_words.items() if text])
    return translation


def _content(page) -> dict:
    """What a translation may change: the page's own fields, its titles and its texts."""
    own = {field.name for field in page._meta.local_fields}
    own |= {"title", "slug", "seo_title", "search_description"}
    data = page.serializable_data()
    return {name: data[name] for name in own & data.keys()} | {"texts": texts_of(page)}
