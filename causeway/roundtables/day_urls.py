"""Addresses of dates, run sheet, tasks, the day, the promises and the story, under ``/roundtables/``."""

from django.urls import path

from causeway.roundtables.after.note import views as note
from causeway.roundtables.after.publicity import views as publicity
from causeway.roundtables.after.story import public_views as stories
from causeway.roundtables.after.story import views as story
from causeway.roundtables.after.thanks import views as thanks
from causeway.roundtables.dates import views as dates
from causeway.roundtables.day import guest_views as guest
from causeway.roundtables.day import views as day
from causeway.roundtables.day.pack import views as pack
from causeway.roundtables.day.sheet import views as sheet
from causeway.roundtables.promises import views as ledger
from causeway.roundtables.tasks import views as todo

urlpatterns = [
    path("g/<str:signed>/", guest.page, name="guest"),
    path("g/<str:signed>/dates/<int:date>/", guest.say, name="guest-say"),
    path("g/<str:signed>/needs/", guest.needs, name="guest-needs"),
    path("g/<str:signed>/comes/", guest.comes, name="guest-comes"),
    path("g/<str:signed>/roundtable.ics", guest.ics, name="guest-ics"),
    path("promises/", ledger.seats, name="seats-with-promises"),
    path("promises/<str:seat>/", ledger.of_seat, name="promises"),
    path("reply/<str:signed>/", ledger.reply, name="promise-reply"),
    path("note/<str:signed>/", note.correct, name="note-correct"),
    path("quiet/<str:signed>/", todo.quiet, name="quiet"),
    path("stories/", stories.index, name="stories"),
    path("stories/<slug:story>/", stories.one, name="told"),
    path("<slug:slug>/dates/", dates.page, name="dates"),
    path("<slug:slug>/dates/offer/", dates.offer, name="dates-offer"),
    path("<slug:slug>/dates/ask/", dates.ask, name="dates-ask"),
    path("<slug:slug>/dates/ask-again/", dates.ask_again, name="dates-ask-again"),
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
    path("<slug:slug>/pack/", pack.page, name="pack"),
    path("<slug:slug>/pack/all.zip", pack.whole, name="pack-whole"),
    path("<slug:slug>/pack/<path:path>", pack.single, name="pack-file"),
    path("<slug:slug>/day/", day.page, name="day"),
    path("<slug:slug>/day/hold/", day.hold, name="day-hold"),
    path("<slug:slug>/day/came/", day.came, name="day-came"),
    path("<slug:slug>/day/person/", day.person, name="day-person"),
    path("<slug:slug>/day/note/", day.note, name="day-note"),
    path("<slug:slug>/day/note/<int:note>/", day.change_note, name="day-note-change"),
    path("<slug:slug>/day/promise/", day.promise, name="day-promise"),
    path("<slug:slug>/note/", note.page, name="note"),
    path("<slug:slug>/note/send/", note.send, name="note-send"),
    path("<slug:slug>/note/final/", note.final, name="note-final"),
    path("<slug:slug>/note/<int:correction>/", note.decide, name="note-decide"),
    path("<slug:slug>/promises/", ledger.page, name="ledger"),
    path("<slug:slug>/promises/step/", ledger.step, name="ledger-step"),
    path("<slug:slug>/promises/<int:promise>/", ledger.find, name="promise-find"),
    path("<slug:slug>/promises/<int:promise>/words/", ledger.words, name="promise-words"),
    path("<slug:slug>/promises/<int:promise>/ask/", ledger.chase, name="promise-chase"),
    path("<slug:slug>/promises/<int:promise>/publish/", ledger.agree, name="promise-agree"),
    path("<slug:slug>/story/", story.page, name="story"),
    path("<slug:slug>/story/begin/", story.begin, name="story-begin"),
    path("<slug:slug>/story/withdraw/", story.withdraw, name="story-withdraw"),
    path("<slug:slug>/thanks/", thanks.page, name="thanks"),
    path("<slug:slug>/thanks/<slug:group>/", thanks.group, name="thanks-group"),
    path("<slug:slug>/thanks/<slug:group>/send/", thanks.send, name="thanks-send"),
    path("<slug:slug>/thanks/<slug:group>/<slug:key>/", thanks.one, name="thanks-one"),
    path("<slug:slug>/publicity/", publicity.page, name="publicity"),
    path("<slug:slug>/publicity/press-note.txt", publicity.press_note, name="press-note"),
    path("<slug:slug>/off/", dates.call_off, name="call-off"),
]
