"""Addresses of stored files, in the staff area."""

from django.urls import path

from . import views

urlpatterns = [path("<uuid:pk>/", views.serve, name="case_file")]
