"""The letters introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import LETTERS_AND_MPS, TO_READ_FIRST
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.letters.after.actions import following_up
from causeway.letters.after.views import public
from causeway.letters.after.views.staff import MAY_SEE
from causeway.letters.counting.actions import check
from causeway.letters.home import BY_SEAT, HAPPENED, WAITS
from causeway.letters.letter.domain.states import MOVES
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.letters.review.views import PERMISSION as MAY_LOOK
from causeway.letters.sending.actions import following, releasing, remembering, reminding
from causeway.work.jobs import always, every, hours, minutes, seconds

ROOM = Room(
    pack=(LETTERS, QUESTIONS),
    urls={"write/": "causeway.letters.urls", "embed/": "causeway.letters.partners.urls"},
    menu=(Entry(_("Write to your MP"), "letters:start", order=200),),
    staff_urls={"": "causeway.letters.staff_urls"},
    staff_menu=(
        Entry(_("Letters and replies"), "letters_staff:seats", 310, MAY_SEE, "mail", group=LETTERS_AND_MPS),
        Entry(_("Letters to look at"), "letters_staff:looking", 311, MAY_LOOK, "view", group=TO_READ_FIRST),
    ),
    permissions=("review_letters", "see_counts"),
    jobs=(
        always(following.follow_up_what_is_owed, idle=seconds(0.5)),
        always(remembering.remember_what_went, idle=seconds(1)),
        every(minutes(10), reminding.remind_unconfirmed),
        every(hours(1), releasing.let_waiting_go),
        every(hours(1), following_up.remind_writers),
        every(hours(24), check, name="letters.check_totals"),
    ),
    beside=public.beside,
    waits=WAITS,
    happened=HAPPENED,
    by_seat=BY_SEAT,
    robots=("/write/",),
    moves=(Drawn(MOVES, "letter-states.md", "What may become of a letter", "letters/letter/domain/states.py"),),
    registers=(
        "causeway.letters.partners.queries",
        "causeway.letters.checks",
        "causeway.letters.citations",
        "causeway.letters.retention",
        "causeway.letters.sending.delivery",
    ),
)
