from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from bilingual.problems import NotReady
from cases.letters import texts
from forms import content as form
from forms.moving.places import Refused, lines_of
from home import loading
from home.content_files import CONTENT
from portal import editors


class Command(BaseCommand):
    help = "Load the policy and the pages, in both languages, from data files. Safe to repeat."

    def add_arguments(self, parser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=CONTENT)

    def handle(self, *args, directory: Path, **options) -> None:
        try:
            loading.load(directory, say=self.stdout.write)
        except NotReady as refusal:
            raise CommandError("\n".join(["Nothing was loaded:", *lines_of(refusal)])) from refusal
        for name in sorted(form.names(), key=lambda name: name != "appeal"):
            _load_form(name)
        texts.load()
        editors.grant()


def _load_form(name: str) -> None:
    try:
        form.load(name)
    except (Refused, NotReady) as refusal:
        head = f"The form in {name}.json was not loaded; what was loaded before it stays."
        mend = "Put right what is named, or put the file back as it was shipped, and load again."
        raise CommandError("\n".join([head, *lines_of(refusal), mend])) from refusal
