"""Addresses of dates, run sheet, tasks, the day and the promises, under ``/roundtables/``."""

from django.urls import path

from causeway.roundtables.views import dates, guest, sheet, todo

urlpatterns = [
    path("g/<str:signed>/", guest.page, name="guest"),
    path("g/<str:signed>/dates/<int:date>/", guest.say, name="guest-say"),
    path("g/<str:signed>/needs/", guest.needs, name="guest-needs"),
    path("g/<str:signed>/comes/", guest.comes, name="guest-comes"),
    path("g/<str:signed>/roundtable.ics", guest.ics, name="guest-ics"),
    path("quiet/<str:signed>/", todo.quiet, name="quiet"),
    path("<slug:slug>/dates/", dates.page, name="dates"),
    path("<slug:slug>/dates/offer/", dates.offer, name="dates-offer"),
    path("<slug:slug>/dates/ask/", dates.ask, name="dates-ask"),
    path("<slug:slug>/dates/<int:date>/take-back/", dates.take_back, name="date-take-back"),
    path("<slug:slug>/dates/<int:date>/confirm/", dates.confirm, name="date-confirm"),
    path("<slug:slug>/dates/missing/", dates.send_missing, name="entries-missing"),
    path("<slug:slug>/dates/change/", dates.change, name="date-change"),
    path("<slug:slug>/sheet/", sheet.page, name="sheet"),
    path("<slug:slug>/sheet/format/", sheet.lay_out, name="sheet-lay-out"),
    path("<slug:slug>/sheet/save/", sheet.save, name="sheet-save"),
    path("<slug:slug>/sheet/fit/", sheet.fit, name="sheet-fit"),
    path("<slug:slug>/sheet/duties/", sheet.duties, name="duties"),
    path("<slug:slug>/tasks/", todo.page, name="tasks"),
    path("<slug:slug>/tasks/usual/", todo.usual, name="tasks-usual"),
    path("<slug:slug>/tasks/add/", todo.save, name="task-add"),
    path("<slug:slug>/tasks/reminders/", todo.reminders, name="task-reminders"),
    path("<slug:slug>/tasks/<int:task>/", todo.save, name="task-save"),
    path("<slug:slug>/tasks/<int:task>/tick/", todo.tick, name="task-tick"),
    path("<slug:slug>/tasks/<int:task>/remove/", todo.remove, name="task-remove"),
    path("<slug:slug>/off/", dates.call_off, name="call-off"),
]
