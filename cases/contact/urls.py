"""Addresses of what is put on record about contact, under one case's address in the staff area."""

from django.urls import path

from cases.contact import views

urlpatterns = [
    path("contact/plan/", views.PlanView.as_view(), name="contact_plan"),
    path("contact/plan/end/", views.EndPlanView.as_view(), name="end_contact_plan"),
    path("contact/plan/take-off/", views.take_off, name="take_off_contact_plan"),
    path("contact/adjustments/", views.AgreedView.as_view(), name="adjustments"),
]
