"""A file becomes a form: everything in it or nothing, by the rules that hold for an editor."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.log_actions import registry as history
from wagtail.models import Locale

from bilingual import behind, publishing, translation
from bilingual.checks import texts_of
from cases.models import Case, CaseType, LetterText
from cases.models.letter_parts import PARTS, codes_for
from forms.models import FormPage, QuestionSet
from home.models import HomePage

from . import pages, routing, rows
from .changes import Change, changes
from .places import Fault, Refused, refuse
from .taking_out import FORMAT, versions_of, written_in
from .values import LANGUAGES, checked

NEEDED = {"format": int, "id": str, "case_type": dict, "form": dict}
OPTIONAL = {"written_in": str, "question_sets": list, "letters": dict, "own_letters": dict}


def bring_in(
    data: dict[str, Any],
    *,
    publish: bool = True,
    keep: bool = False,
    only_try: bool = False,
    by: Any = None,
) -> list[Change]:
    """Make the form of a file, or bring it level with the file; what changed by that.

    `publish`: it goes live in both languages, by the one verb and past its gate. `keep`: a kind of
    case or a letter that somebody has changed here stays as it is. `only_try`: nothing is kept.
    `by`: who brings it in, as its history and its version say; nobody when the service is set up.
    Raises `Refused` or `bilingual.problems.NotReady`, and then nothing has changed.
    """
    try:
        with transaction.atomic():
            form = _head(data)
            before = _as_it_is(form, data)
            case_type = _case_type(data["case_type"], keep=keep)
            _question_sets(data.get("question_sets", []), keep=keep)
            _letters(data.get("letters", {}), by, keep=keep)
            _letters(data.get("own_letters", {}), by, keep=keep, of=data["case_type"]["code"])
            _page(form, data, by)
            if case_type:
                routing.check(case_type)
            if publish and _as_it_is(form, data) != {**before, "live": True}:
                publishing.publish(FormPage.objects.filter(translation_key=form).first(), by=by)
            after = _as_it_is(form, data)
            found = list(changes(before, after))
            if by is not None:
                _say_who(before, after, by)
            transaction.set_rollback(only_try)
    except Refused as refused:
        raise Refused(refused.faults, data) from refused
    return found


def _head(data: dict[str, Any]) -> uuid.UUID:
    """What every file begins with; the id of its form."""
    for name, kind in {**NEEDED, **OPTIONAL}.items():
        if name in data:
            checked(data[name], kind, (name,))
        elif name in NEEDED:
            raise refuse((name,), "This is missing.")
    if strange := next((name for name in data if name not in {**NEEDED, **OPTIONAL}), None):
        raise refuse((strange,), "There is no part of this name.")
    if data["format"] != FORMAT:
        raise refuse(("format",), f"This version of the service reads format {FORMAT}.")
    if data.get("written_in", "en") not in LANGUAGES:
        raise refuse(("written_in",), "A form is written in “cy” or “en”.")
    if data["form"].get("case_type") != data["case_type"].get("code"):
        raise refuse((*pages.FORM, "case_type"), "This is not the kind of case of this file.")
    try:
        return uuid.UUID(data["id"])
    except ValueError as error:
        raise refuse(("id",), "This is not the id of a form (a UUID).") from error


def _case_type(said: dict[str, Any], *, keep: bool) -> CaseType | None:
    """The kind of case with its routing; None when it stays as somebody has made it here."""
    place = ("case_type",)
    code = checked(said.get("code"), str, (*place, "code"))
    row = CaseType.objects.filter(code=code).first() or CaseType(code=code)
    if keep and _edited_in_cms(row):
        return None
    went = row.flow
    if row.pk is None or rows.plain(row) != said:
        rows.fill(row, said, place)
    if went != row.flow and Case.objects.filter(case_type=row).exists():
        message = f"There are cases of this kind, which go the way “{went}”: it cannot change."
        raise refuse((*place, "flow"), message)
    return row


def _question_sets(sets: list[Any], *, keep: bool) -> None:
    """Sets of questions; other forms that ask them do so as before until they are published."""
    for index, said in enumerate(sets):
        here = ("question_sets", index)
        key = checked(checked(said, dict, here).get("key"), str, (*here, "key"))
        if said["key"] in [one["key"] for one in sets[:index]]:
            raise refuse(here, "This set is there twice.")
        row = QuestionSet.objects.filter(key=key).first() or QuestionSet(key=key)
        if not (keep and _edited_in_cms(row)) and (row.pk is None or rows.plain(row) != said):
            rows.fill(row, said, here)


def _edited_in_cms(row: Model) -> bool:
    """Whether somebody has changed this here: then it is theirs."""
    return row.pk is not None and history.get_logs_for_instance(row).exists()


def _letters(letters: dict[str, Any], by: Any, *, keep: bool, of: str = "") -> None:
    """The words of letters, each kept in its history as it was until now; those that are a kind of
    case's own when `of` is its code."""
    kind = CaseType.objects.get(code=of) if of else None
    for code, said in letters.items():
        place = ("own_letters" if kind else "letters", code)
        if code not in (codes_for(kind.letters) if kind else PARTS):
            raise refuse(place, "The service has no letter of this name.")
        if kind and kind.flow == CaseType.Flow.APPEAL:
            raise refuse(place, "An appeal has the usual words, and none of its own.")
        text = LetterText.objects.filter(code=code, case_type=kind).first()
        text = text or LetterText(code=code, case_type=kind)
        if text.pk and (rows.plain(text) == said or (keep and text.edited)):
            continue
        if text.pk:
            text.save_revision(clean=False)
        rows.fill(text, said, place)
        text.save_revision(user=by, clean=False, log_action=by is not None)


def _say_who(before: dict[str, Any], after: dict[str, Any], by: Any) -> None:
    """Let the history of the kind of case, and of each set, say who brought it level."""
    now = {row["key"]: row for row in after["question_sets"]}
    was = {row["key"]: row for row in before["question_sets"]}
    rows_changed = [
        row for row in QuestionSet.objects.filter(key__in=now) if was.get(row.key) != now[row.key]
    ]
    if before["case_type"] != after["case_type"]:
        rows_changed.append(CaseType.objects.get(code=after["case_type"]["code"]))
    for row in rows_changed:
        log(instance=row, action="wagtail.edit", user=by, content_changed=True)


def _page(form: uuid.UUID, data: dict[str, Any], by: Any) -> None:
    """The page in both languages, as drafts: one written, the other its translation."""
    live = {
        page.locale.language_code: page for page in FormPage.objects.filter(translation_key=form)
    }
    first = next(iter(live.values()), None)
    source = written_in(first) if len(live) > 1 else next(iter(live), data.get("written_in", "en"))
    target = next(language for language in LANGUAGES if language != source)
    draft = live[source].get_latest_revision_as_object() if live else None
    written = pages.unsaved(data["form"], source, draft)
    translated = pages.unsaved(data["form"], target, written)
    wanted = pages.plain({source: written, target: translated})
    if _pages_as_they_are(form) == wanted:
        return
    try:
        if draft is None:
            draft = _new(written, form, source)
        else:
            for name, value in pages.values(data["form"], source, draft).items():
                setattr(draft, name, value)
        draft.save_revision(user=by)
        words = texts_of(translated) | {"slug": translated.slug}
        kept = FormPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        translation.begin(kept, words, target).save_target(user=by, publish=False)
        behind.settle(kept)  # a file holds words that say the same in both languages
    except ValidationError as error:
        raise Refused(rows.faults_of(error, pages.FORM)) from error
    lost = changes({"form": wanted}, {"form": _pages_as_they_are(form)})
    if faults := [
        Fault(place=(), message=f"This would not arrive as it is. {one}") for one in lost
    ]:
        raise Refused(faults)


def _new(page: FormPage, form: uuid.UUID, language: str) -> FormPage:
    """A form begins below the home page, as a draft."""
    home = HomePage.objects.filter(locale__language_code=language).first()
    if home is None:
        raise refuse((), "There is no home page to put the form under: load the policy first.")
    page.translation_key = form
    page.locale = Locale.objects.get(language_code=language)
    return home.add_child(instance=page)


def _as_it_is(form: uuid.UUID, data: dict[str, Any]) -> dict[str, Any]:
    """What stands here now of all that the file speaks of."""
    row = CaseType.objects.filter(code=str(data["case_type"].get("code"))).first()
    keys = [one.get("key") for one in data.get("question_sets", []) if isinstance(one, dict)]
    own = FormPage.objects.filter(translation_key=form)
    live = [page.live and not page.has_unpublished_changes for page in own]
    return {
        "case_type": rows.plain(row) if row else {},
        "question_sets": [
            rows.plain(one) for one in QuestionSet.objects.filter(key__in=map(str, keys))
        ],
        "letters": _letters_as_they_are(data.get("letters", {}), None),
        "own_letters": _letters_as_they_are(data.get("own_letters", {}), row) if row else {},
        "form": _pages_as_they_are(form),
        "live": bool(live) and all(live),
    }


def _letters_as_they_are(said: dict[str, Any], kind: CaseType | None) -> dict[str, Any]:
    """The words of the letters that a file has, of this kind of case or the usual ones."""
    texts = LetterText.objects.filter(code__in=list(said), case_type=kind)
    return {text.code: rows.plain(text) for text in texts}


def _pages_as_they_are(form: uuid.UUID) -> dict[str, Any]:
    """The latest drafts; nothing when there are none, or when they are out of step."""
    drafts = versions_of(form, draft=True)
    try:
        return pages.plain(drafts) if set(drafts) == set(LANGUAGES) else {}
    except Refused:
        return {}
