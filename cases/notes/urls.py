"""Addresses of notes, below the address of their case."""

from django.urls import path

from cases.notes import views

urlpatterns = [path("notes/add/", views.NoteView.as_view(), name="add_note")]
