"""Addresses of the Ombudsman's side: of one case, below its own, and of all one may see."""

from django.urls import path

from cases.ombudsman import views

one_case = [
    path("new/", views.AddView.as_view(), name="add_ombudsman"),
    path("bundle/", views.bundle_, name="ombudsman_bundle"),
    path("<int:record>/", views.ChangeView.as_view(), name="change_ombudsman"),
]
all_cases = [path("", views.waiting, name="ombudsman_enquiries")]
