"""Addresses of the roundtables room on the staff's side."""

from django.urls import path

from causeway.roundtables.after.story import staff_views as staff_stories
from causeway.roundtables.overseeing import example_views as examples
from causeway.roundtables.overseeing import views as overseeing
from causeway.roundtables.promises import staff_views as staff
from causeway.roundtables.screening import staff_views as screening

app_name = "roundtables_staff"
urlpatterns = [
    path("roundtables/", overseeing.every, name="every"),
    path("roundtables/calendar/", overseeing.calendar, name="calendar"),
    path("roundtables/coverage/", overseeing.coverage, name="coverage"),
    path("roundtables/clashes/", overseeing.clashes, name="clashes"),
    path("roundtables/details-opened/", overseeing.opened, name="opened"),
    path("roundtables/roundtables.csv", overseeing.as_csv, name="csv"),
    path("roundtables/seats.csv", overseeing.seats_csv, name="seats-csv"),
    path("roundtables/promises/", staff.promises, name="promises"),
    path("roundtables/first-messages/", screening.sends, name="sends"),
    path("roundtables/stories/", staff_stories.every, name="stories"),
    path("roundtables/stories/<int:key>/", staff_stories.one, name="story"),
    path("roundtables/stories/<int:key>/preview/", staff_stories.preview, name="story-preview"),
    path("roundtables/<int:key>/", overseeing.one, name="one"),
    path("roundtables/<int:key>/contacts/", overseeing.contacts, name="contacts"),
    path("roundtables/<int:key>/example/", examples.example, name="example"),
]
