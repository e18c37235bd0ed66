"""Addresses of the translations, in the staff area."""

from django.urls import path

from cases.translation import views

urlpatterns = [
    path("", views.tasks, name="translations"),
    path("<int:translation>/", views.TaskView.as_view(), name="translation"),
]
