"""Addresses of what staff record of themselves and do for colleagues."""

from django.urls import path

from cases.colleagues import own_views, views

urlpatterns = [
    path("absence/", own_views.AbsenceView.as_view(), name="absence"),
    path("absence/<int:absence>/end/", own_views.end_absence, name="end_absence"),
    path("interests/", own_views.InterestsView.as_view(), name="interests"),
    path("interests/<int:interest>/end/", own_views.end_interest, name="end_interest"),
    path("colleagues/", views.colleagues, name="colleagues"),
    path("colleagues/<int:colleague>/", views.HandOnView.as_view(), name="colleague"),
]
one_case = [path("stand-in/", views.StandInView.as_view(), name="stand_in")]
