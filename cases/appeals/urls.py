"""Addresses of what is done with an appeal, below the address of its case."""

from django.urls import path

from cases.appeals import views

urlpatterns = [
    path("triage/", views.TriageView.as_view(), name="triage"),
    path("confirm/", views.ConfirmView.as_view(), name="confirm_involvement"),
    path("decide/", views.DecideView.as_view(), name="decide"),
]
