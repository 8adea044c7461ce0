"""Letters to a branch: the thread, who has it, and what was said. No address of one side is ever shown to the other."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.branches.directory.models import Branch
from causeway.branches.letterbox import domain
from causeway.branches.letterbox.domain import HELD_BY, MOVES, Holder, State
from causeway.branches.officers.models import Officer
from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

OVER = Q(state__in=(State.ANSWERED, State.CLOSED))
KEPT = (
    Days(3).after("state_since", where=Q(state=State.ASKED), said=_("its writer did not confirm it"))
    | Days(90).after("state_since", where=OVER, said=_("it was answered or closed"))
    | Days(365).after("created", said=_("it was written"))
)


class Thread(Moving):
    """One letter to a branch and all that followed. ``due`` is when it is passed on where nobody answers."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To bring a letter to a branch’s secretary and the answer back, without showing either address."),
        private=("name", "email", "subject"),
        public=("branch__name", "state", "created"),
        secret=("nonce",),
        until=KEPT,
    )

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="threads")
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    subject = models.CharField(_("what it is about"), max_length=120, blank=True)
    volunteers = models.BooleanField(default=False, help_text="it says that somebody could take a role on")
    nonce = models.CharField(max_length=32, blank=True)
    created = models.DateTimeField()
    due = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("letter to a branch")
        verbose_name_plural = _("letters to branches")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return f"letter {self.pk} to {self.branch}"

    @property
    def holder(self) -> Holder | None:
        """Who has it now; ``None`` where nobody has to answer."""
        return HELD_BY.get(State(self.state))


class Passing(models.Model):
    """That a letter came to somebody: at which step, why, and by which link they answer."""

    holds_no_personal_data = "when a letter came to which step; who that was stands in the officer's own row"

    class To(models.TextChoices):
        """To whom, in words."""

        SECRETARY = Holder.SECRETARY.value, _("the branch’s secretary")
        DEPUTY = Holder.DEPUTY.value, _("the branch’s deputy secretary")
        REGION = Holder.REGION.value, _("the campaign’s staff for the region")
        STAFF = Holder.STAFF.value, _("the campaign’s staff")

    class Why(models.TextChoices):
        """Why, in words."""

        SENT = domain.Why.SENT.value, _("when it was sent")
        AGAIN = domain.Why.AGAIN.value, _("with what was written since")
        NO_ANSWER = domain.Why.NO_ANSWER.value, _("because there was no answer in seven days")
        NOBODY = domain.Why.NOBODY.value, _("because there is nobody before them")
        FOLLOWED = domain.Why.FOLLOWED.value, _("because somebody else has the role now")
        NOT_ARRIVED = domain.Why.NOT_ARRIVED.value, _("because our message to the one before could not be delivered")
        HANDED_ON = domain.Why.HANDED_ON.value, _("because whoever had it handed it on")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="passings")
    at = models.DateTimeField()
    to = models.CharField(max_length=12, choices=To.choices)
    why = models.CharField(max_length=40, choices=Why.choices)
    officer = models.ForeignKey(Officer, on_delete=models.SET_NULL, null=True, blank=True, related_name="passings")
    nonce = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.thread_id} to {self.to}"


class Words(models.Model):
    """What somebody said in a thread, as plain text."""

    personal = Personal(
        whose=("thread__email", "officer__email"),
        purpose=_("To bring a letter to a branch’s secretary and the answer back, without showing either address."),
        private=("text",),
        public=("said_by", "at"),
        until=KEPT.through("thread"),
    )

    class By(models.TextChoices):
        """Whose words they are."""

        WRITER = "writer", _("You wrote")
        SECRETARY = Holder.SECRETARY.value, _("The branch’s secretary")
        DEPUTY = Holder.DEPUTY.value, _("The branch’s deputy secretary")
        STAFF = Holder.STAFF.value, _("The campaign’s staff")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="words")
    at = models.DateTimeField()
    said_by = models.CharField(max_length=12, choices=By.choices)
    officer = models.ForeignKey(Officer, on_delete=models.SET_NULL, null=True, blank=True, related_name="words")
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("words in a letter to a branch")
        verbose_name_plural = _("words in letters to branches")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.said_by} in {self.thread_id}"
