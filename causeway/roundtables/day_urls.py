"""Addresses of dates, run sheet, tasks, the day and the promises, under ``/roundtables/``."""

from django.urls import path

from causeway.roundtables.views import dates, guest, sheet

urlpatterns = [
    path("g/<str:signed>/", guest.page, name="guest"),
    path("g/<str:signed>/dates/<int:date>/", guest.say, name="guest-say"),
    path("g/<str:signed>/needs/", guest.needs, name="guest-needs"),
    path("g/<str:signed>/comes/", guest.comes, name="guest-comes"),
    path("g/<str:signed>/roundtable.ics", guest.ics, name="guest-ics"),
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
    path("<slug:slug>/off/", dates.call_off, name="call-off"),
]
