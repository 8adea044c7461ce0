"""Addresses of the letters room, under ``/write/``."""

from django.urls import path

from causeway.letters.after.views import following, mine, public, replies, writing_again
from causeway.letters.review import views as looking
from causeway.letters.sending import views as sending
from causeway.letters.writing.views import checking, starting, writing

app_name = "letters"
urlpatterns = [
    path("", starting.start, name="start"),
    path("confirm/<str:signed>/", sending.confirm, name="confirm"),
    path("not-me/<str:signed>/", sending.deny, name="deny"),
    path("looking/<str:signed>/", looking.heard, name="heard"),
    path("mine/", mine.page, name="mine"),
    path("mine/find/", mine.find, name="find"),
    path("mine/open/<str:token>/", mine.open_link, name="open"),
    path("mine/quiet/<str:signed>/", mine.quiet, name="quiet"),
    path("mine/leave/", mine.leave, name="leave"),
    path("mine/erase/", mine.erase, name="erase-all"),
    path("mine/my-letters.zip", mine.take_away, name="take-away"),
    path("mine/<int:key>/", mine.letter, name="mine-letter"),
    path("mine/<int:key>/reply/", replies.log, name="log-reply"),
    path("mine/<int:key>/reply/<int:reply>/remove/", replies.remove, name="remove-reply"),
    path("mine/<int:key>/chase/", writing_again.chase, name="chase"),
    path("mine/<int:key>/answer/", writing_again.answer, name="answer"),
    path("mine/<int:key>/withdraw/", mine.withdraw, name="withdraw"),
    path("mine/<int:key>/keep/", mine.keep, name="keep-longer"),
    path("seats/<str:code>/", public.seat, name="seat"),
    path("<str:token>/", starting.resume, name="resume"),
    path("<str:token>/you/", writing.you, name="you"),
    path("<str:token>/to/", writing.to, name="to"),
    path("<str:token>/words/", writing.words, name="words"),
    path("<str:token>/ask/", writing.ask, name="ask"),
    path("<str:token>/read/", writing.read, name="read"),
    path("<str:token>/keep/", writing.keep, name="keep"),
    path("<str:token>/check/", checking.check, name="check"),
    path("<str:token>/own/", sending.own, name="own"),
    path("<str:token>/thanks/", sending.thanks, name="thanks"),
    path("<str:token>/follow/", following.follow, name="follow"),
    path("<str:token>/asked/", sending.asked, name="asked"),
    path("<str:token>/letter.pdf", sending.as_pdf, name="pdf"),
    path("<str:token>/letter.docx", sending.as_docx, name="docx"),
    path("<str:token>/link/", starting.send_link, name="link"),
    path("<str:token>/erase/", starting.erase, name="erase"),
]
