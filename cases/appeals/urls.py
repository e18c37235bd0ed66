"""Addresses of what is done with an appeal, below the address of its case."""

from django.urls import path

from cases.appeals import deciding_views, later_views, signing_views, triage_view, views, withdrawn

urlpatterns = [
    path("triage/", triage_view.TriageView.as_view(), name="triage"),
    path("confirm/", views.ConfirmView.as_view(), name="confirm_involvement"),
    path("decide/", deciding_views.DecideView.as_view(), name="decide"),
    path("take-back/", deciding_views.take_back, name="take_back"),
    path("sign-off/", signing_views.SignView.as_view(), name="sign_off"),
    path("give-back/", signing_views.GiveBackView.as_view(), name="give_back"),
    path("take-proposal-back/", signing_views.take_proposal_back, name="take_proposal_back"),
    path(
        "record-withdrawal/",
        later_views.RecordWithdrawalView.as_view(),
        name="record_withdrawal",
    ),
    path("reopen/", later_views.ReopenView.as_view(), name="reopen"),
    path("close-withdrawn/", withdrawn.CloseWithdrawnView.as_view(), name="close_withdrawn"),
]
