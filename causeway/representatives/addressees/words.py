"""What is said of whoever a letter goes to: one set of sentences for the MP, one for an office, with a few that differ where it is devolved.

Each may name ``%(name)s``, ``%(title)s`` (what the post is called), ``%(place)s``, ``%(described)s``; those of an address ``%(postcode)s`` and
``%(elsewhere)s``; those of a change ``%(old)s`` and ``%(new)s``.
"""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = Promise | str


@dataclass(frozen=True)
class Words:
    """One set. ``home`` and ``school`` are for a writer who lives there, and for one whose school is there."""

    # Who they are
    named: Said  # where we hold a name
    unnamed: Said  # where we hold none
    position: Said  # what they are in, when somebody else is in it by now
    introduced: Said  # on the first page, where the writer chose them; empty where the choice of a role says it
    step: Said  # what the first page is called
    nobody: Said  # the choice of a role, while there is nobody
    # As what somebody writes
    which_role: Said
    role_home: Said
    role_school: Said
    standing_home: Said  # the line below the letter
    standing_school: Said
    # The writer's address
    address_help: Said
    address_missing: Said
    postcode_missing: Said
    elsewhere_typed: Said  # on the form, where another choice may be made
    elsewhere_home: Said  # on sending
    elsewhere_school: Said
    # How it goes, and what came of it
    looked_up: Said  # with %(day)s
    no_email: Said
    no_email_known: Said  # before sending, where we hold a name
    no_email_unknown: Said  # and where we hold none
    find_email: Said
    by_post: Said
    by_hand: Said  # what to do where we could not deliver it; with %(email)s
    refused: Said  # what to do where staff did not let it go; with %(email)s
    counted: Said
    changed: Said  # somebody else is there by now
    changed_since: Said  # after the letter went
    waits: Said  # what a letter does that may go and cannot yet
    replaced: Said  # what to do with a letter that could not go because somebody else is there
    gone: Said  # we do not know any more who is there


MP = Words(
    named=_("%(name)s, MP for %(place)s"),
    unnamed=_("–, MP for %(place)s"),
    position=_("%(place)s"),
    introduced="",
    step=_("You and your MP"),
    nobody=_("%(place)s – there is no MP at the moment"),
    which_role=_("To whom do you write, and as what?"),
    role_home=_("%(name)s, MP for %(place)s – as a constituent who lives there"),
    role_school=_("%(name)s, MP for %(place)s – as somebody whose school is there"),
    standing_home=_("I live in your constituency, %(place)s."),
    standing_school=_("My school is in your constituency, %(place)s."),
    address_help=_(
        "MPs’ offices look for it first: MPs answer only people from their constituency. "
        "It goes to your MP in the letter, and to nobody else. Writing about your school, give the school’s address."
    ),
    address_missing=_("Write your postal address: without it your MP’s office cannot tell that you are from the constituency."),
    postcode_missing=_("Add the postcode: your MP’s office uses it to see that you are from the constituency."),
    elsewhere_typed=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and you write to the MP for %(place)s. Check the "
        "postcode, choose the other MP above, or go back and change where you live or work."
    ),
    elsewhere_home=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and this letter is to the MP for %(place)s. An "
        "MP may only act for people who live in their constituency. Check the address, or go back and "
        "choose again."
    ),
    elsewhere_school=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and this letter is to the MP for %(place)s. Give "
        "the address of your school in %(place)s, or go back and choose again."
    ),
    looked_up=_("MPs as at %(day)s."),
    no_email=_(
        "Parliament lists no e-mail address for %(name)s, so we cannot deliver your letter. It is kept. "
        "Print it and post it to the House of Commons, London SW1A 0AA."
    ),
    no_email_known=_("Parliament lists no e-mail address for %(name)s, so we cannot deliver it. Print it and post it."),
    no_email_unknown=_("Parliament lists no e-mail address here, so we cannot deliver it. Print it and post it."),
    find_email=_("Parliament lists no e-mail address for %(name)s: send the letter by post."),
    by_post=_("By post: House of Commons, London SW1A 0AA."),
    by_hand=_(
        "What you can do: send it from your own mailbox to %(email)s, or by post to the House of Commons, London SW1A 0AA. "
        "Here it is, to copy:"
    ),
    refused=_(
        "Your MP is there for you all the same. You can send it from your own mailbox to %(email)s, or by post to the House of "
        "Commons, London SW1A 0AA. Here are your words, to copy:"
    ),
    counted=_(
        "Tell us that it went. We write down the day, the constituency, the role and the ask: not your name, not your words."
    ),
    changed=_(
        "%(old)s no longer holds %(place)s; the MP is now %(new)s. Nothing was sent. Go back to your "
        "letter: it is kept, and greets the new MP."
    ),
    changed_since=_(
        "%(old)s no longer holds %(place)s; the MP is now %(new)s. Write to %(new)s anew: they do not know your letter."
    ),
    waits=_("Waiting for its MP"),
    replaced=_("There is a new MP. Begin a letter to them, from your words."),
    gone=_("We do not know any more who holds this seat after %(old)s. Nothing was sent, and your letter is kept."),
)

OFFICE = Words(
    named=_("%(name)s, %(title)s, %(place)s"),
    unnamed=_("the %(title)s, %(place)s"),
    position=_("%(described)s"),
    introduced=_("To %(described)s."),
    step=_("You and who decides"),
    nobody=_("%(described)s"),
    which_role=_("As what do you write?"),
    role_home=_("As somebody who lives there"),
    role_school=_("As somebody whose school is there"),
    standing_home=_("I live in your area, %(place)s."),
    standing_school=_("My school is in your area, %(place)s."),
    address_help=_(
        "So that they see that you live or work in their area. It goes to them in the letter, and to nobody else. "
        "Writing about your school, give the school’s address."
    ),
    address_missing=_("Write your postal address: without it they cannot tell that you are from their area."),
    postcode_missing=_("Add the postcode: it shows that you are from their area."),
    elsewhere_typed=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and you write to %(described)s. Check the postcode, or choose again "
        "to whom you write."
    ),
    elsewhere_home=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and this letter is to %(described)s. They act for their own "
        "area. Check the address, or go back and choose again."
    ),
    elsewhere_school=_(
        "The postcode %(postcode)s is in %(elsewhere)s, and this letter is to %(described)s. They act for their own "
        "area. Check the address, or go back and choose again."
    ),
    looked_up=_("Looked up on %(day)s."),
    no_email=_(
        "We hold no e-mail address for %(described)s, so we cannot deliver your letter. It is kept: send it from your "
        "own mailbox, or print it."
    ),
    no_email_known=_(
        "We hold no e-mail address for %(described)s, so we cannot deliver it. Send it yourself: look for the address on their own "
        "pages."
    ),
    no_email_unknown=_(
        "We hold neither the name nor the e-mail address of %(described)s. The letter greets the office. Send it yourself: look for "
        "the address on their own pages."
    ),
    find_email=_(
        "To %(described)s. We hold no e-mail address: write it in yourself. Look for it on their own pages, or ring their "
        "switchboard."
    ),
    by_post=_("By post: we hold no postal address; leave room for it above the greeting, or write it on the envelope."),
    by_hand=_(
        "What you can do: look whether %(email)s is still their address, and send it from your own mailbox. Here it is, to copy:"
    ),
    refused=_(
        "You may write to them all the same. You can send it from your own mailbox to %(email)s. Here are your words, to copy:"
    ),
    counted=_(
        "Tell us that it went. We write down the day, the office, the constituency, the role and the ask: not your name, not "
        "your words."
    ),
    changed=_(
        "Our directory no longer names %(old)s in this office. Nothing was sent. Go back to your letter: it is kept, "
        "and greets whoever holds the office now."
    ),
    changed_since=_(
        "Our directory no longer names %(old)s in this office. Write anew to whoever holds it now: they do not know your letter."
    ),
    waits=_("Waiting until it can go"),
    replaced=_("Somebody else holds the office now. Begin a letter to them, from your words."),
    gone=_(
        "Our directory no longer names %(old)s in this office. Nothing was sent. Go back to your letter: it is kept, "
        "and greets whoever holds the office now."
    ),
)

DEVOLVED = replace(OFFICE, standing_home=MP.standing_home, standing_school=MP.standing_school)

# A Member of the Senedd or the Assembly of whose constituency we know no more than that it covers a Westminster seat.
SOMEWHERE = replace(
    OFFICE,
    unnamed=_("your %(title)s"),
    standing_home=_("I live in the Westminster constituency %(place)s."),
    standing_school=_("My school is in the Westminster constituency %(place)s."),
)
