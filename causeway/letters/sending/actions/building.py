"""A letter made from a draft: whoever sends it, the same words, the same foot, the same addressee."""

import datetime as dt

from causeway.letters.letter.domain import composing
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.letter.queries import Reading
from causeway.outbox.models import address_key


def letter_of(draft: Draft, read: Reading, state: State, now: dt.datetime) -> Letter:
    """Return the letter that ``draft`` makes as it was read, in ``state`` since ``now``; it is not saved."""
    to = read.to
    return Letter(
        created=now,
        state=state,
        state_since=now,
        role=draft.role,
        seat_code=draft.seat_code,
        seat_name=read.constituency.name,
        addressee_key=to.key,
        addressee_name=to.called,
        addressee_email=to.email,
        addressee_place=to.place,
        office=to.post.key,
        office_area=to.area.code,
        holder_name=to.name,
        ask_key=draft.ask_key,
        figure_key=read.figure.key if read.figure and read.foot.source else "",
        figure_said=f"{read.figure.sentence}\n{read.figure.headline}" if read.figure else "",
        own_words=read.own_words,
        name=draft.name,
        job_title=draft.job_title,
        school=draft.school,
        email=draft.email,
        address_key=address_key(draft.email),
        address=draft.address,
        subject=read.subject,
        text=read.text,
        foot=composing.whole("", read.foot),
    )
