"""Addresses of the room."""

from django.urls import path

from causeway.branches.desk import views as desk
from causeway.branches.directory import views as directory
from causeway.branches.letterbox import views as letterbox

app_name = "branches"
urlpatterns = [
    path("", directory.index, name="index"),
    path("find/", directory.find, name="find-branch"),
    path("new/", directory.propose, name="propose"),
    path("letters/<str:signed>/", letterbox.thread, name="thread"),
    path("answer/<str:signed>/", letterbox.answer, name="answer"),
    path("desk/", desk.desk, name="desk"),
    path("desk/<slug:slug>/letters/<int:key>/", desk.letter, name="desk-letter"),
    path("desk/<slug:slug>/page/", desk.page, name="desk-page"),
    path("desk/<slug:slug>/name/", desk.name, name="desk-name"),
    path("desk/<slug:slug>/term/", desk.term, name="desk-term"),
    path("at/<slug:slug>/", directory.branch, name="branch"),
    path("at/<slug:slug>/calendar.ics", directory.calendar, name="calendar"),
    path("at/<slug:slug>/write/", letterbox.write, name="write"),
]
