"""Addresses of what is done with a case that is answered, below the address of its case."""

from django.urls import path

from cases.enquiries import views

urlpatterns = [
    path("assign/", views.AssignView.as_view(), name="assign"),
    path("begin/", views.BeginView.as_view(), name="begin"),
    path("answer/", views.AnswerView.as_view(), name="answer"),
    path("take-answer-back/", views.take_back, name="take_answer_back"),
    path("close/", views.CloseView.as_view(), name="close"),
]
