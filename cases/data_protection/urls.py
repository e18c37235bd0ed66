"""Addresses of what is done with a complaint about personal data, below that of its case."""

from django.urls import path

from cases.data_protection import views

urlpatterns = [
    path("data-complaint/", views.FoundView.as_view(), name="data_complaint"),
    path("data-complaint/answered/", views.AnsweredView.as_view(), name="data_complaint_answered"),
]
