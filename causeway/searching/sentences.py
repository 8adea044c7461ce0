"""What is said to whoever typed a query that cannot be read: what is the matter, where, and what to do."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from causeway.searching.domain.problems import Problem, Slip
from causeway.searching.domain.reading import DEEPEST, FURTHEST, LONGEST, MOST, Fields

SHOWN = 40


def sentence(problem: Problem, fields: Fields | None = None) -> str:
    """Return the sentence for a problem."""
    piece = problem.piece if len(problem.piece) <= SHOWN else f"{problem.piece[:SHOWN]}…"
    return _SENTENCES[problem.slip](piece, problem.at + 1, problem.near, fields or Fields())


def _of_field(piece: str, _at: int, near: str, fields: Fields) -> str:
    known = ", ".join(f"{name}:" for name in fields.names)
    if near:
        return _("There is no field “%(name)s:”. Did you mean “%(near)s:”?") % {"name": piece, "near": near}
    return _("There is no field “%(name)s:”. There are: %(known)s. If you meant the words, put them in quotation marks.") % {
        "name": piece,
        "known": known,
    }


_SENTENCES: dict[Slip, Callable[[str, int, str, Fields], str]] = {
    Slip.EMPTY: lambda *_rest: _("There is no word in it. Type a word or two of what you look for."),
    Slip.LONG: lambda *_rest: _("It is longer than %(most)d characters. Leave something out.") % {"most": LONGEST},
    Slip.MANY: lambda *_rest: _("It has more than %(most)d parts. Leave some out, or follow two searches.") % {"most": MOST},
    Slip.DEEP: lambda *_rest: (
        _("Its brackets stand in each other more than %(most)d deep. Take some away, or follow two searches.") % {"most": DEEPEST}
    ),
    Slip.QUOTE: lambda piece, at, *_rest: (
        _("The quotation mark at character %(at)d, before “%(piece)s”, is not closed. Close it, or leave it out.")
        % {"at": at, "piece": piece.lstrip('"').strip()}
    ),
    Slip.OPEN: lambda _piece, at, *_rest: (
        _("The bracket at character %(at)d is not closed. Close it, or leave it out.") % {"at": at}
    ),
    Slip.CLOSE: lambda _piece, at, *_rest: (
        _("The bracket at character %(at)d closes nothing. Open one before it, or leave it out.") % {"at": at}
    ),
    Slip.ALONE: lambda piece, at, *_rest: (
        _(
            "“%(piece)s” at character %(at)d has nothing beside it. Write a word on both sides, or write it small if you mean the word."
        )
        % {"at": at, "piece": piece}
    ),
    Slip.NEAR: lambda piece, at, *_rest: (
        _("“%(piece)s” at character %(at)d needs a number from 0 to %(most)d: NEAR/5 is “at most five words between”.")
        % {"at": at, "piece": piece, "most": FURTHEST}
    ),
    Slip.BESIDE: lambda piece, at, *_rest: (
        _("“%(piece)s” at character %(at)d stands between two words or two phrases only, such as: waiting NEAR/5 camhs.")
        % {"at": at, "piece": piece}
    ),
    Slip.STAR: lambda piece, at, *_rest: (
        _(
            "In “%(piece)s” at character %(at)d the star does not stand at the end of a word, as in educat*. Move it, or leave it out."
        )
        % {"at": at, "piece": piece}
    ),
    Slip.SHORT: lambda piece, *_rest: (
        _("“%(piece)s” would find too much. Write at least two letters before the star.") % {"piece": piece or "*"}
    ),
    Slip.FIELD: _of_field,
    Slip.PLACE: lambda piece, *_rest: (
        _('We know no place called “%(piece)s”. Write its name as on its page: place:Leeds, place:"Leeds North West".')
        % {"piece": piece}
    ),
    Slip.ALL: lambda *_rest: _("It would find everything but what you name after NOT. Say what you look for, too."),
}
