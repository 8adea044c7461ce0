"""Addresses of the roundtables room, under ``/roundtables/``."""

from django.urls import path

from causeway.roundtables import day_urls
from causeway.roundtables.desk import guests_views as guests
from causeway.roundtables.desk import starting_views as starting
from causeway.roundtables.desk import views as planning
from causeway.roundtables.examples import organisers_views as from_example
from causeway.roundtables.invitations import office_views as office
from causeway.roundtables.invitations import views as inviting
from causeway.roundtables.invitations.actions.inviting import NUDGE, OFFER
from causeway.roundtables.overseeing import views as overseeing

app_name = "roundtables"
urlpatterns = [
    path("", starting.index, name="index"),
    path("begin/", starting.begin, name="begin"),
    path("open/<str:token>/", starting.open_link, name="open"),
    path("mine/", starting.mine, name="mine"),
    path("new/", starting.new, name="new"),
    path("leave/", starting.leave, name="leave"),
    path("answer/<str:signed>/", office.office, name="office"),
    path("answer/<str:signed>/thanks/", office.thanks, name="office-thanks"),
    path("staff-calendar/<str:signed>/roundtables.ics", overseeing.feed, name="staff-calendar"),
    *day_urls.urlpatterns,
    path("<slug:slug>/", planning.overview, name="desk"),
    path("<slug:slug>/plan/", planning.plan, name="plan"),
    path("<slug:slug>/seats/", planning.seats, name="seats"),
    path("<slug:slug>/seats/<int:seat>/remove/", planning.remove_seat, name="remove-seat"),
    path("<slug:slug>/organisers/", planning.organisers, name="organisers"),
    path("<slug:slug>/organisers/<int:organiser>/take-off/", planning.take_off, name="take-off"),
    path("<slug:slug>/organisers/<int:organiser>/hand-over/", planning.hand_over, name="hand-over"),
    path("<slug:slug>/not-an-example/", from_example.not_an_example, name="not-an-example"),
    path("<slug:slug>/guests/", guests.guests, name="guests"),
    path("<slug:slug>/guests/add/", guests.guest, name="add-guest"),
    path("<slug:slug>/guests/contacts/", guests.contacts, name="contacts"),
    path("<slug:slug>/guests/<int:key>/", guests.guest, name="edit-guest"),
    path("<slug:slug>/guests/<int:key>/remove/", guests.remove, name="remove-guest"),
    path("<slug:slug>/partners/<int:partner>/", guests.fill, name="fill"),
    path("<slug:slug>/partners/<int:partner>/aside/", guests.set_aside, name="set-aside"),
    path("<slug:slug>/letter/", inviting.letter, name="letter"),
    path("<slug:slug>/notice/", inviting.notice, name="notice"),
    path("<slug:slug>/mps/<int:seat>/", inviting.mp, name="mp"),
    path("<slug:slug>/mps/<int:seat>/send/", inviting.send, name="mp-send"),
    path("<slug:slug>/mps/<int:seat>/nudge/", inviting.again, {"kind": NUDGE}, name="mp-nudge"),
    path("<slug:slug>/mps/<int:seat>/offer/", inviting.again, {"kind": OFFER}, name="mp-offer"),
    path("<slug:slug>/mps/<int:seat>/log/", inviting.log, name="mp-log"),
    path("<slug:slug>/mps/<int:seat>/take-back/", inviting.take_back, name="mp-take-back"),
    path("<slug:slug>/mps/<int:seat>/link/", inviting.new_link, name="mp-link"),
]
