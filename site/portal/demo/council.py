"""An invented address and telephone number for the demonstration council."""

from cases.models import CouncilDetails

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
