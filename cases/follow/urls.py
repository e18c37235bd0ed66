"""The customer's pages, in the words of each language."""

from django.urls import include, path
from django.utils.translation import pgettext_lazy

from . import acts, views, writing

app_name = "follow"
one_letter = [
    path("", views.letter, name="letter"),
    path("print/", views.print_letter, name="print_letter"),
    path("cy.pdf", views.letter_pdf, {"language": "cy"}, name="letter_pdf_cy"),
    path("en.pdf", views.letter_pdf, {"language": "en"}, name="letter_pdf_en"),
]
one_appeal = [
    path("", views.appeal, name="appeal"),
    path(pgettext_lazy("address", "letters/<int:number>/"), include(one_letter)),
    path(pgettext_lazy("address", "tell-us/"), writing.write, name="write"),
    path(pgettext_lazy("address", "questions/<int:number>/"), writing.answer, name="answer"),
    path(pgettext_lazy("address", "sent/<int:number>/"), writing.sent, name="sent"),
    path(pgettext_lazy("address", "day-received/"), acts.day_received, name="day_received"),
    path(pgettext_lazy("address", "day-received/told/"), acts.day_told, name="day_told"),
    path(pgettext_lazy("address", "withdraw/"), acts.withdraw, name="withdraw"),
    path(pgettext_lazy("address", "withdraw/undo/"), acts.undo_withdrawal, name="undo_withdrawal"),
    path(pgettext_lazy("address", "language/"), acts.language, name="language"),
]
urlpatterns = [
    path(pgettext_lazy("address", "track/"), views.enter, name="enter"),
    path(pgettext_lazy("address", "track/new-code/"), views.new_code, name="new_code"),
    path(pgettext_lazy("address", "track/new-code/asked/"), views.asked, name="asked"),
    path(pgettext_lazy("address", "track/appeal/"), include(one_appeal)),
    path(pgettext_lazy("address", "track/leave/"), views.leave, name="leave"),
]
