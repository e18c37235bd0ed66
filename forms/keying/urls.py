"""Addresses of the staff area, without a language prefix: the language is the person's choice."""

from django.urls import path

from . import views

app_name = "keying"
urlpatterns = [
    path("new/", views.new, name="new"),
    path("<uuid:token>/", views.receipt, name="receipt"),
    path("<uuid:token>/how-it-came/", views.change, name="change"),
]
