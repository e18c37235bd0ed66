"""An invented address and telephone number for the demonstration council, and example dates."""

from datetime import date

from cases.models import CouncilDetails, Edition

EXAMPLE_DATES = {"earlier": date(2021, 4, 1), "current": date(2026, 4, 1)}

DETAILS = {
    "name_cy": "Cyngor Wrecsam",
    "name_en": "Wrexham Council",
    "team_cy": "Y Tîm Cwynion",
    "team_en": "Complaints Team",
    "address": "1 Stryd Enghraifft\nWrecsam\nLL99 9ZZ",
    "phone": "01632 960001",
    "email_cy": "cwynion@cyngor.example",
    "email_en": "complaints@council.example",
    "hours_cy": "dydd Llun i ddydd Gwener, 9am i 5pm",
    "hours_en": "Monday to Friday, 9am to 5pm",
}


def fill_in() -> None:
    """Fill what is empty; never touch what somebody entered."""
    council = CouncilDetails.get()
    for name, value in DETAILS.items():
        setattr(council, name, getattr(council, name) or value)
    council.save()


def example_dates() -> None:
    """Give the editions plainly marked example dates; a real install shows none."""
    for code, day in EXAMPLE_DATES.items():
        Edition.objects.filter(code=code, in_force_from=None).update(
            in_force_from=day, in_force_is_example=True
        )
