"""Addresses of statements: those of whoever was asked, and those below one case."""

from django.urls import path

from cases.statements import acts, views

urlpatterns = [
    path("", views.mine, name="statements"),
    path("<uuid:key>/", views.StatementView.as_view(), name="statement"),
]
one_case = [
    path("statements/ask/", acts.AskView.as_view(), name="ask_statement"),
    path("statements/<uuid:key>/withdraw/", acts.WithdrawView.as_view(), name="withdraw_statement"),
]
