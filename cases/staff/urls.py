"""Addresses of the staff area, without a language prefix: the language is the person's choice."""

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from cases.clocks import urls as clocks
from cases.colleagues import urls as colleagues
from cases.correspondence import urls as correspondence
from cases.files.views import picture, serve
from cases.ombudsman import urls as ombudsman
from cases.staff.views import acts, audit, bulk, calls, case, letters, links, sign_in, work
from cases.statements import urls as statements


class Reference(StringConverter):
    """The letters a reference can have; a NUL byte in an address never reaches the database."""

    regex = "[A-Za-z0-9-]{1,20}"


register_converter(Reference, "reference")
app_name = "staff"
one_case = [
    path("", case.summary, name="case"),
    path("answers/", case.answers, name="answers"),
    path("files/", case.files, name="files"),
    path("letters/", case.letters_, name="letters"),
    path("notes/", case.notes_, name="notes"),
    path("contact/", case.contact, name="contact"),
    path("statements/", case.statements_, name="case_statements"),
    path("timeline/", case.history, name="timeline"),
    path("ombudsman/", case.ombudsman, name="ombudsman"),
    path("claim/", acts.claim, name="claim"),
    path("hand-over/", acts.HandOverView.as_view(), name="hand_over"),
    path("move/", acts.MoveView.as_view(), name="move"),
    path("send-back/", acts.SendBackView.as_view(), name="send_back"),
    path("involvement/", acts.InvolvementView.as_view(), name="involvement"),
    path("links/new/", links.LinkView.as_view(), name="link"),
    path("links/<int:link>/remove/", links.UnlinkView.as_view(), name="unlink"),
    path("letters/<int:pk>/", letters.message, name="letter"),
    path("letters/<int:pk>/print/", letters.page, name="print_letter"),
    path("letters/<int:pk>/posted/", letters.posted, name="posted"),
    path("letters/<int:pk>/not-posted/", letters.not_posted, name="not_posted"),
    path("letters/<int:pk>/envelope/", letters.envelope, name="envelope"),
    path("letters/<int:pk>/call/", calls.CallView.as_view(), name="call"),
    path("letters/<int:pk>/post-instead/", calls.PostInsteadView.as_view(), name="post_instead"),
    path("letters/<int:pk>/by-post/", letters.by_post, name="by_post"),
    path("files/<uuid:pk>/", serve, name="file"),
    path("files/<uuid:pk>/picture/", picture, name="file_picture"),
    path("", include(statements.one_case)),
    path("", include(colleagues.one_case)),
    path("", include("cases.notes.urls")),
    path("", include("cases.data_protection.urls")),
    path("", include(clocks.one_case)),
    path("", include("cases.appeals.urls")),
    path("", include("cases.enquiries.urls")),
    path("", include("cases.fairness.urls")),
    path("", include("cases.contact.urls")),
    path("", include(correspondence.one_case)),
    path("ombudsman/", include(ombudsman.one_case)),
]
urlpatterns = [
    path("", work.my_work, name="my_work"),
    path("sign-in/", sign_in.SignInView.as_view(), name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", sign_in.language, name="language"),
    path("cases/", work.cases, name="cases"),
    path("bulk/", bulk.BulkView.as_view(), name="bulk"),
    path("bulk/<uuid:report>/", bulk.report, name="bulk_report"),
    path("record/", audit.record, name="audit"),
    path("export/", work.export, name="export"),
    path("reminders/", include(clocks.mine)),
    path("print/", letters.to_print, name="print_list"),
    path("translations/", include("cases.translation.urls")),
    path("statements/", include("cases.statements.urls")),
    path("", include("cases.colleagues.urls")),
    path("print/envelopes/", letters.envelopes, name="envelopes"),
    path("mail/", include(correspondence.mail)),
    path("ombudsman/", include(ombudsman.all_cases)),
    path("cases/<reference:reference>/", include(one_case)),
]
