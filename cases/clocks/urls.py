"""Addresses of the time to answer, under one case's address, and of one's own reminders."""

from django.urls import path

from cases.clocks import views

one_case = [
    path("extend/", views.ExtendView.as_view(), name="extend"),
    path("pause/", views.PauseView.as_view(), name="pause"),
    path("resume/", views.ResumeView.as_view(), name="resume"),
    path(
        "extensions/<int:extension>/remove/",
        views.RemoveExtensionView.as_view(),
        name="remove_extension",
    ),
]
mine = [path("<int:reminder>/seen/", views.seen, name="reminder_seen")]
