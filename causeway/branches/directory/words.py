"""What is wrong with a file of branches, and what it would change, in sentences."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from django.utils.translation import gettext as _

from causeway.branches.directory.domain.changes import Changed, Part
from causeway.branches.directory.domain.sheet import Column, Wrong
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.words import sentence as usual_sentence

_SENTENCES: Mapping[StrEnum, Callable[[], str]] = {
    Usual.NO_ROWS: lambda: _("There is no line under the names of the columns. Add one for each branch."),
    Usual.NO_WEB_ADDRESS: lambda: _(
        "“%(value)s” is no address of a page. It begins with https://; leave it empty if there is none."
    ),
    Usual.TOO_LARGE: lambda: _("The file has %(value)s bytes, and at most %(more)s are read. Split it."),
    Wrong.NO_SUCH_COUNCIL: lambda: _("%(value)s is no code we hold for a council today. Take it from the empty form."),
    Wrong.NO_NAME: lambda: _("There is an address and no name. Write the name, or leave both empty."),
    Wrong.NO_ADDRESS: lambda: _("There is a name and no address for %(value)s. Without one no letter reaches them."),
    Wrong.SAME_PERSON: lambda: _("The secretary and the deputy have the same address. Leave the deputy empty if there is none."),
    Wrong.NOT_YES: lambda: _(
        "“%(value)s” is neither yes nor no. Write yes only if the secretary agreed that their name is shown."
    ),
    Wrong.ROLES: lambda: _("Give at most eight roles with a semicolon between them, each as “name: what it takes”."),
    Wrong.TWICE: lambda: _("%(value)s stands on line %(more)s, too. Take one out."),
    Wrong.WAITS: lambda: _("A page of %(value)s waits for staff. Decide about it first, or take this line out."),
    Wrong.OVER: lambda: _("%(value)s is over. Give a day to come, or leave it empty for a year from now."),
}


def sentence(fault: Fault) -> str:
    """Return what is wrong and what to do, without the place."""
    if fault.wrong not in _SENTENCES:
        return usual_sentence(fault, Column)
    return _SENTENCES[fault.wrong]() % {"value": fault.value[:80], "more": fault.more}


def changed(part: Changed) -> str:
    """Return what of a branch changes, as a sentence."""
    said = {
        Part.COUNCILS: _("Councils: %(before)s becomes %(after)s."),
        Part.ABOUT: _("What it says about itself."),
        Part.MEETS: _("When and where it meets: %(after)s"),
        Part.WEBSITE: _("Its own page: %(after)s"),
        Part.ROLES: _("Roles to volunteer for."),
        Part.SHOWS_SECRETARY: _("Whether the secretary’s name is shown."),
        Part.SECRETARY: _("Secretary: %(after)s follows %(before)s.") if part.before else _("Secretary: %(after)s."),
        Part.SECRETARY_NAME: _("The secretary is called %(after)s, no longer %(before)s."),
        Part.SECRETARY_ADDRESS: _("The secretary’s address."),
        Part.DEPUTY: _("Deputy: %(after)s follows %(before)s.") if part.before else _("Deputy: %(after)s."),
        Part.DEPUTY_NAME: _("The deputy is called %(after)s, no longer %(before)s."),
        Part.DEPUTY_ADDRESS: _("The deputy’s address."),
        Part.LISTED: _("It is listed again."),
    }
    return said[part.part] % {"before": part.before, "after": part.after or _("nothing")}
