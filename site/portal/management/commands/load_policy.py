from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from bilingual.problems import NotReady
from cases.letters import texts
from forms import content as form
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
            for name in sorted(form.names(), key=lambda name: name != "appeal"):
                form.load(name)
            texts.load()
            editors.grant()
        except NotReady as not_ready:
            lines = [f"{p.language}: {p.where}: {p.message}" for p in not_ready.problems]
            raise CommandError("Nothing was loaded:\n" + "\n".join(lines)) from not_ready
