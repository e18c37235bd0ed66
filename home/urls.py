"""Lasting addresses of clauses, in the words of each language."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from home import views

urlpatterns = [
    path(
        pgettext_lazy("address", "policy/clause/<slug:name>/"),
        views.clause,
        name="clause",
    ),
    path(
        pgettext_lazy("address", "policy/<slug:edition>/clause/<slug:name>/"),
        views.clause,
        name="clause",
    ),
]
