"""A motion as its writer sees it: its text beside the model, what can happen next, and where its public page stands."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.motions.carrying.domain import DECIDED, OPEN, WRITABLE, Act, State
from causeway.motions.carrying.models import Motion
from causeway.motions.published.models import Version
from causeway.motions.wording.words import PartShown, body_of, shown
from causeway.review.domain import State as Read


def stands(state: str) -> str:
    """Return where a motion stands, as people read it."""
    return {
        State.DRAFTED: _("in draft"),
        State.SUBMITTED: _("handed in"),
        State.ON_AGENDA: _("on the agenda"),
        State.AMENDED: _("amended"),
        State.PASSED: _("passed"),
        State.LOST: _("not passed"),
        State.WITHDRAWN: _("withdrawn"),
    }[State(state)]


def puts_off(motion: Motion, act: Act) -> bool:
    """Whether an act puts a motion on the agenda of a further meeting: it was on one before, or the day it was handed in for is over."""
    return act is Act.TABLE and (
        motion.state in {State.ON_AGENDA, State.AMENDED}
        or (motion.meets_on is not None and motion.meets_on < timezone.localdate())
    )


def act_words(motion: Motion, act: Act) -> str:
    """Return what a button says that notes an act."""
    if puts_off(motion, act):
        return _("It was put off to another meeting")
    return {
        Act.SUBMIT: _("I have handed it in"),
        Act.TAKE_BACK: _("Take it back to change it"),
        Act.TABLE: _("It is on the agenda"),
        Act.AMEND: _("The meeting amended it"),
        Act.PASS: _("It was passed"),
        Act.LOSE: _("It was not passed"),
        Act.WITHDRAW: _("It was withdrawn"),
        Act.CORRECT: _("That was reported wrongly"),
    }[act]


def explained(act: Act) -> str:
    """Return what follows from noting an act, where that is not plain; else nothing."""
    return {
        Act.TAKE_BACK: _(
            "It is in draft again, and you can change its words and figures. It is off the site until you hand it in anew."
        ),
        Act.CORRECT: _(
            "What was reported is taken back: it is off the site at once, and the votes, the link and the minutes go. Then say what became of it."
        ),
        Act.AMEND: _("On the next page you put in the words as the meeting made them."),
        Act.PASS: _("On the next page you can give the minutes as proof, or leave that for later."),
        Act.LOSE: _("On the next page you can give the minutes as proof, or leave that for later."),
    }.get(act, "")


def publicity(motion: Motion, version: Version | None) -> str:
    """Return in a sentence whether a motion is on the site."""
    if version is None or not motion.in_public:
        return _("It is not on the site.")
    return {
        Read.HELD: _("Somebody on our staff reads it before it is on the site."),
        Read.RETURNED: _("Our staff ask you to change something before it is on the site: %(why)s"),
        Read.PUBLISHED: _("It is on the site."),
        Read.WITHDRAWN: _("It was taken off the site. %(why)s"),
    }[Read(version.state)] % {"why": version.why}


@dataclass(frozen=True)
class Step:
    """Something that can happen next: its key in an address, and what its button says."""

    key: str
    said: str


@dataclass(frozen=True)
class Desk:
    """Everything about one motion for whoever drafts it."""

    motion: Motion
    body: str
    parts: tuple[PartShown, ...]
    changes: str
    stands: str
    steps: tuple[Step, ...]
    publicity: str
    on_site: bool

    @property
    def writable(self) -> bool:
        """Whether its words can change."""
        return self.motion.state in WRITABLE

    @property
    def frozen(self) -> str:
        """Why its words cannot change, and what would let them; empty where they can."""
        handed_in = _("The words stand as they were handed in.")
        return {
            State.SUBMITTED: handed_in + " " + _("To change them, take the motion back, or say that the meeting amended it."),
            State.ON_AGENDA: handed_in + " " + _("If the meeting amends them, say so, and put in what it made of them."),
            State.PASSED: _("The words stand as they were voted on."),
            State.LOST: _("The words stand as they were voted on."),
            State.WITHDRAWN: _("The words stand as they were when it was withdrawn."),
        }.get(State(self.motion.state), "")

    @property
    def decided(self) -> bool:
        """Whether its body voted."""
        return self.motion.state in DECIDED

    @property
    def passed(self) -> bool:
        """Whether it was passed."""
        return bool(self.motion.state == State.PASSED)

    @property
    def underway(self) -> bool:
        """Whether it was handed in and the vote is to come."""
        return self.motion.state in OPEN

    @property
    def amended(self) -> bool:
        """Whether the meeting changed it, and its words are to be what the meeting made of them."""
        return bool(self.motion.state == State.AMENDED)


def of(email: str) -> list[Motion]:
    """Return somebody's motions, what was last touched first."""
    return list(Motion.objects.filter(email__iexact=email).order_by("-touched"))


def own(email: str, key: int) -> Motion:
    """Return one of somebody's motions; raises :class:`~django.http.Http404` for anybody else's."""
    found = Motion.objects.filter(email__iexact=email, pk=key).first()
    if found is None:
        raise Http404
    return found


def desk(motion: Motion) -> Desk:
    """Return one motion for its writer."""
    body = body_of(motion.kind, motion.nation)
    beside = shown(motion.began_with, motion.text, body)
    version = motion.versions.order_by("-pk").first()
    on_site = motion.versions.filter(state=Read.PUBLISHED).exists()
    steps = tuple(Step(act.name.lower().replace("_", "-"), act_words(motion, act)) for act in Act if motion.can(act))
    return Desk(
        motion,
        body,
        beside.parts,
        beside.changes,
        stands(motion.state),
        steps,
        publicity(motion, version),
        on_site,
    )


def act_called(key: str) -> Act:
    """Return the act that stands in an address; raises :class:`~django.http.Http404`."""
    try:
        return Act[key.upper().replace("-", "_")]
    except KeyError:
        raise Http404 from None


def votes(motion: Motion | Version) -> str:
    """Return the votes in words; empty where none were given."""
    if motion.votes_for is None or motion.votes_against is None:
        return ""
    said = _("%(for)s for, %(against)s against") % {"for": motion.votes_for, "against": motion.votes_against}
    if motion.votes_abstained is None:
        return said
    return _("%(votes)s, %(abstained)s abstained") % {"votes": said, "abstained": motion.votes_abstained}
