"""Addresses of correspondence: of one case, below its own, and of the mail that came in."""

from django.urls import path

from cases.correspondence import mail_views, views

one_case = [
    path("letters/write/", views.WriteView.as_view(), name="write"),
    path("letters/record/", views.RecordView.as_view(), name="record_message"),
    path("letters/<int:pk>/stop/", views.stop, name="stop_message"),
    path("letters/<int:pk>/exact/", views.exact_letter, name="exact_letter"),
    path("letters/<int:pk>/pdf/<str:language>/", views.letter_pdf, name="letter_pdf"),
    path("messages/<int:message>/", views.message_, name="message"),
]
mail = [
    path("", mail_views.waiting, name="mail"),
    path("<int:mail>/", mail_views.show, name="show_mail"),
    path("<int:mail>/as-it-came/", mail_views.raw, name="raw_mail"),
    path("<int:mail>/file/", mail_views.FileMailView.as_view(), name="file_mail"),
    path("<int:mail>/set-aside/", mail_views.SetAsideView.as_view(), name="set_mail_aside"),
]
