"""Addresses of the letters room, under ``/write/``."""

from django.urls import path

from causeway.letters.views import checking, sending, starting, writing

app_name = "letters"
urlpatterns = [
    path("", starting.start, name="start"),
    path("confirm/<str:signed>/", sending.confirm, name="confirm"),
    path("not-me/<str:signed>/", sending.deny, name="deny"),
    path("<str:token>/", starting.resume, name="resume"),
    path("<str:token>/you/", writing.you, name="you"),
    path("<str:token>/words/", writing.words, name="words"),
    path("<str:token>/ask/", writing.ask, name="ask"),
    path("<str:token>/read/", writing.read, name="read"),
    path("<str:token>/keep/", writing.keep, name="keep"),
    path("<str:token>/check/", checking.check, name="check"),
    path("<str:token>/own/", sending.own, name="own"),
    path("<str:token>/thanks/", sending.thanks, name="thanks"),
    path("<str:token>/asked/", sending.asked, name="asked"),
    path("<str:token>/letter.pdf", sending.as_pdf, name="pdf"),
    path("<str:token>/letter.docx", sending.as_docx, name="docx"),
    path("<str:token>/link/", starting.send_link, name="link"),
    path("<str:token>/erase/", starting.erase, name="erase"),
]
