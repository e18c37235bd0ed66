"""The customer's pages, in the words of each language."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from . import views

app_name = "follow"
urlpatterns = [
    path(pgettext_lazy("address", "track/"), views.enter, name="enter"),
    path(pgettext_lazy("address", "track/new-code/"), views.new_code, name="new_code"),
    path(pgettext_lazy("address", "track/new-code/asked/"), views.asked, name="asked"),
    path(pgettext_lazy("address", "track/appeal/"), views.appeal, name="appeal"),
    path(
        pgettext_lazy("address", "track/appeal/letters/<int:number>/"), views.letter, name="letter"
    ),
    path(
        pgettext_lazy("address", "track/appeal/letters/<int:number>/print/"),
        views.print_letter,
        name="print_letter",
    ),
    path(pgettext_lazy("address", "track/leave/"), views.leave, name="leave"),
]
