"""The messages of the letterbox: each is written anew as plain text, and holds nobody's address but its own addressee's."""

from django.utils.translation import gettext_lazy as _

from causeway.branches.letterbox.models import Passing, Thread, Words
from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.letters import Letter
from causeway.people.row_links import RowLink

WRITER = RowLink("branches.thread", "branches:thread")
HOLDER = RowLink("branches.passing", "branches:answer")

CONFIRM = Letter(
    "branch-letter-confirm",
    _("Read it once more and send it: your letter to %(title)s"),
    "branches/mail/confirm.txt",
    asked_for=True,
    twice_is_harmless=True,
)
WAITING = Letter(
    "branch-letter-waiting", _("%(writer)s writes to %(title)s"), "branches/mail/waiting.txt", twice_is_harmless=True
)
FOR_STAFF = Letter(
    "branch-letter-staff", _("A letter to %(title)s waits for staff"), "branches/mail/for_staff.txt", twice_is_harmless=True
)
PASSED_ON = Letter(
    "branch-letter-passed-on", _("Your letter to %(title)s was passed on"), "branches/mail/passed_on.txt", twice_is_harmless=True
)
ANSWERED = Letter("branch-letter-answered", _("An answer from %(title)s"), "branches/mail/answered.txt", twice_is_harmless=True)


def ask_to_confirm(thread: Thread) -> None:
    """Send the writer the link by which they send their letter off, and read it later."""
    _to_writer(CONFIRM, thread)


def answered(thread: Thread, words: Words) -> None:
    """Tell the writer what was answered; an officer's words are theirs, and are erased with them."""
    _to_writer(ANSWERED, thread, person=words.officer.email if words.officer else "", words=words)


def passed_on(thread: Thread) -> None:
    """Tell the writer to whom their letter came now, and why."""
    _to_writer(PASSED_ON, thread, passing=thread.passings.last())


def _to_writer(letter: Letter, thread: Thread, **context: object) -> None:
    if thread.email:
        link, title = WRITER.address(thread), thread.branch.name
        about = f"branches.Thread:{thread.pk}"
        letter.post(to=thread.email, about=about, thread=thread, link=link, title=title, **context)  # type: ignore[arg-type]


def waiting(passing: Passing) -> bool:
    """Tell an officer that a letter waits, with its words; returns ``False`` where they want no mail from us."""
    thread = passing.thread
    if passing.officer is None or not passing.officer.email:
        return False
    posted = WAITING.post(
        to=passing.officer.email,
        person=thread.email,
        about=f"branches.Passing:{passing.pk}",
        from_name=clean_line(f"{thread.name} ({campaign().sender_name})", 80),
        passing=passing,
        thread=thread,
        words=list(thread.words.all()),
        writer=thread.name,
        title=thread.branch.name,
        link=HOLDER.address(passing),
    )
    return posted is not None


def for_staff(passing: Passing, to: str) -> bool:
    """Tell an account of staff that a letter waits on their page; its words are not in it."""
    link = whole_address("branches_staff:letter", passing.thread_id)
    about = f"branches.Passing:{passing.pk}"
    return FOR_STAFF.post(to=to, about=about, passing=passing, title=passing.thread.branch.name, link=link) is not None
