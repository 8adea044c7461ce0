"""What the writer of a letter is told, once, after a person's yes."""

from django.utils.translation import gettext_lazy as _

from causeway.letters.letter.models import Letter
from causeway.news.items.domain import Did, Kind
from causeway.news.items.models import Item
from causeway.news.loop.writers import who_acted
from causeway.outbox.letters import Letter as Message
from causeway.outbox.models import Message as Sent

SINCE_YOUR_LETTER = Message(
    "news-since-your-letter", _("Since your letter: %(name)s in Parliament"), "news/mail/since_your_letter.txt"
)
DID = {
    Did.ASKED: _("asked a question in Parliament"),
    Did.SPOKE: _("spoke in Parliament"),
    Did.MOVED: _("put down a motion"),
    Did.SIGNED: _("signed a motion"),
    Did.SPONSORS: _("sponsors a bill"),
}

ANSWERED = _("had an answer to a question in Parliament")


def since_your_letter(letter: Letter, item: Item, draft: str) -> Sent | None:
    """Tell the writer of one letter; ``None`` where they want no more mail."""
    who = next(each for each in who_acted(item) if letter.addressee_key == f"mp:{each.member}")
    return SINCE_YOUR_LETTER.post(
        to=letter.email,
        about=f"letters.Letter:{letter.pk}",
        message_id=f"<news-{item.pk}-{letter.pk}@since-your-letter>",
        name=who.name,
        did=ANSWERED if item.kind == Kind.ANSWER else DID[who.did],
        letter=letter,
        item=item,
        on=item.when,
        draft=draft,
    )
