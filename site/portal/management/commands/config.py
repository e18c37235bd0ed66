"""A form as one file: out of this service, and into another."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from bilingual.problems import NotReady
from cases.permissions import has_right
from forms.moving import bringing_in, reading, taking_out, writing
from forms.moving.places import Refused, lines_of


class Command(BaseCommand):
    help = (
        "Export a form with its kind of case, routing, letters and both languages as one JSON file "
        "(config export FORM > form.json), or import such a file (config import form.json)."
    )

    def add_arguments(self, parser) -> None:
        ways = parser.add_subparsers(dest="way", required=True)
        out = ways.add_parser("export", help="Write a form to the standard output.")
        out.add_argument("form", help="Its address in either language (apelio, appeal), or its id.")
        out.add_argument(
            "--draft", action="store_true", help="As editors left it, not as it is live."
        )
        into = ways.add_parser("import", help="Take a file in, whole or not at all.")
        into.add_argument("file", type=Path)
        into.add_argument(
            "--dry-run", action="store_true", help="List every change, and make none."
        )
        into.add_argument(
            "--draft", action="store_true", help="Leave the form to be published in the CMS."
        )
        into.add_argument(
            "--by", metavar="USERNAME", help="Who imports it: its history and version say so."
        )

    def handle(self, *args, way: str, **options) -> None:
        with translation.override("en"):
            try:
                self._export(**options) if way == "export" else self._import(**options)
            except (Refused, NotReady) as refusal:
                raise CommandError(
                    "\n".join(["Nothing was done.", *lines_of(refusal)])
                ) from refusal

    def _export(self, *, form: str, draft: bool, **options) -> None:
        try:
            page = taking_out.find(form)
        except LookupError as error:
            raise CommandError(f"Nothing was exported: {error}") from error
        data = taking_out.take_out(page.translation_key, draft=draft)
        self.stdout.write(writing.write(data), ending="")

    def _import(self, *, file: Path, draft: bool, dry_run: bool, by: str | None, **options) -> None:
        who = _account(by) if by or not dry_run else None
        try:
            with file.open("rb") as opened:
                content = opened.read(reading.MOST_BYTES + 1)
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error.strerror}.") from error
        data = reading.read(content)
        found = bringing_in.bring_in(data, publish=not draft, only_try=dry_run, by=who)
        for change in found:
            self.stdout.write(str(change))
        said = "would change" if dry_run else "changed"
        self.stdout.write(f"{len(found)} {said}." if found else f"Nothing {said}.")


def _account(username: str | None) -> Any:
    """Who imports: an account in use that may change forms in the CMS too."""
    if not username:
        raise CommandError("Say who imports the form: --by USERNAME.")
    who = get_user_model().objects.filter(username=username, is_active=True).first()
    if who is None:
        raise CommandError(f"No account in use is called “{username}”.")
    if not has_right(who, "editors"):
        raise CommandError(f"“{username}” may not change forms. Name an editor.")
    return who
