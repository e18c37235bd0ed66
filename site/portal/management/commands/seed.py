"""People, roles and cases for a demonstration or a test of scale."""

import json

from django.core.management.base import BaseCommand
from django.db import transaction

from cases import clock, search
from cases.models import Case
from portal.demo import council, enquiries, people, plans
from portal.demo.cases import Maker


class Command(BaseCommand):
    help = "Make invented accounts and cases, through the product’s own verbs."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--profile", choices=("demo", "matrix", "scale"), default="demo")
        parser.add_argument("--cases", type=int, default=250, help="How many, for `scale`.")
        parser.add_argument("--json", action="store_true", help="Print what was made.")

    @transaction.atomic
    def handle(self, *args, **options) -> None:
        made = people.make()
        council.fill_in()
        council.example_dates()
        scale = options["profile"] == "scale"
        if scale or not Case.objects.exists():
            maker = Maker(made, clock.today(), clock.now())
            for plan in plans.scale_plans(options["cases"]) if scale else plans.PLANS:
                maker.make(plan)
            if not scale:
                enquiries.council()
                for asked in enquiries.ASKED:
                    enquiries.make(maker, asked)
            while search.catch_up():
                pass
        if options["json"]:
            self.stdout.write(json.dumps(self._listing(), indent=1))

    def _listing(self) -> dict:
        return {
            "people": [
                {"username": account.username, "roles": list(account.roles)}
                for account in people.ACCOUNTS
            ],
            "cases": [
                {
                    "reference": case.reference,
                    "state": case.state,
                    "queue": case.queue,
                    "language": case.language,
                    "handler": case.handler.username if case.handler else None,
                }
                for case in Case.objects.select_related("customer", "handler").order_by("pk")
            ],
        }
