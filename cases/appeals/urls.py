"""Addresses of what is done with an appeal, below the address of its case."""

from django.urls import path

from cases.appeals import later_views, views, withdrawn

urlpatterns = [
    path("triage/", views.TriageView.as_view(), name="triage"),
    path("confirm/", views.ConfirmView.as_view(), name="confirm_involvement"),
    path("decide/", views.DecideView.as_view(), name="decide"),
    path("take-back/", views.take_back, name="take_back"),
    path(
        "record-withdrawal/",
        later_views.RecordWithdrawalView.as_view(),
        name="record_withdrawal",
    ),
    path("reopen/", later_views.ReopenView.as_view(), name="reopen"),
    path("close-withdrawn/", withdrawn.CloseWithdrawnView.as_view(), name="close_withdrawn"),
]
