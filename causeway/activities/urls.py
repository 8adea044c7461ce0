"""Addresses of the room."""

from django.urls import path

from causeway.activities.after import views as after
from causeway.activities.hosting import views as hosting
from causeway.activities.listing import feeds
from causeway.activities.listing import views as listing
from causeway.activities.proposing import views as proposing
from causeway.activities.signing_up import views as signing_up

app_name = "activities"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new/", proposing.new, name="new"),
    path("map/", listing.seat_map, name="map"),
    path("stories/", after.stories, name="stories"),
    path("photo/<int:key>.jpg", after.photo, name="photo"),
    path("embed/<slug:slug>/", listing.embed, name="embed"),
    path("feeds/<slug:of>/<slug:code>.ics", feeds.calendar, name="calendar"),
    path("feeds/<slug:of>/<slug:code>.xml", feeds.rss, name="rss"),
    path("mine/", hosting.mine, name="mine"),
    path("mine/<slug:uid>/", hosting.one, name="host"),
    path("mine/<slug:uid>/edit/", hosting.edit, name="edit"),
    path("mine/<slug:uid>/off/", hosting.call_off, name="call-off"),
    path("mine/<slug:uid>/withdraw/", hosting.withdraw, name="withdraw"),
    path("mine/<slug:uid>/after/", after.tell, name="tell"),
    path("mine/<slug:uid>/after/photo/", after.add_photo, name="add-photo"),
    path("mine/<slug:uid>/after/photo/<int:key>/", after.remove_photo, name="remove-photo"),
    path("mine/<slug:uid>/hand-over/", hosting.hand_over, name="hand-over"),
    path("mine/<slug:uid>/<int:key>/move/", hosting.move, name="move"),
    path("mine/<slug:uid>/<int:key>/off/", hosting.call_off, name="call-day-off"),
    path("mine/<slug:uid>/<int:key>/came/", hosting.came, name="came"),
    path("take-over/<str:signed>/", hosting.take_over, name="take-over"),
    path("place/<str:signed>/", signing_up.place, name="place"),
    path("place/<str:signed>/calendar.ics", signing_up.entry_file, name="place-file"),
    path("<slug:uid>/", listing.one, name="one"),
    path("<slug:uid>/calendar.ics", listing.calendar_file, name="calendar-file"),
    path("<slug:uid>/<int:key>/sign-up/", signing_up.sign_up, name="sign-up"),
]
