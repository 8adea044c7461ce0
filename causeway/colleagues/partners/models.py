"""What a partner's front shows beside the partner's name, and whose mailbox opens the partner's desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.letters.partners.models import Partner
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days, kept_until
from causeway.review.domain import State, reviewed
from causeway.review.models import Reviewed

LINE_LENGTH = 200


class Front(Reviewed):
    """A partner's own line and logo. They stand on its front once staff have read them; the front itself needs neither."""

    moves = reviewed("A partner's line and logo")
    personal = Personal(
        whose="email",
        purpose=_("To tell whoever proposed a partner’s line and logo what became of it."),
        private=("email",),
        public=("line",),
        until=Days(90).after("state_since", where=~models.Q(state=State.HELD.value), said=_("it was decided")),
    )

    partner = models.OneToOneField(Partner, on_delete=models.CASCADE, related_name="front")
    line = models.CharField(_("line"), max_length=LINE_LENGTH, blank=True)
    logo = models.BinaryField(_("logo"), default=bytes, blank=True)
    email = models.EmailField(_("address of whoever proposed it"), blank=True)

    class Meta:
        verbose_name = _("partner’s front")
        verbose_name_plural = _("partners’ fronts")
        permissions = [("publish", "Can publish partners’ lines and logos")]

    def __str__(self) -> str:
        return self.partner.name

    @property
    def desk_address(self) -> str:
        """Where the partner changes them."""
        return whole_address("colleagues_partners:one", self.partner.slug)


class PartnerPerson(models.Model):
    """Somebody of a partner who may open its desk: totals, kit, and proposing its line and logo. Nothing about anybody who wrote."""

    personal = Personal(
        whose="email",
        purpose=_("To let somebody of a partner see its totals by their own mailbox, without an account."),
        private=("email",),
        row_goes=True,
        until=kept_until(_("staff or the person take them off the list")),
    )

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="people")
    email = models.EmailField(_("e-mail address"))

    class Meta:
        verbose_name = _("person of a partner")
        verbose_name_plural = _("people of partners")
        constraints = [models.UniqueConstraint(fields=["partner", "email"], name="colleagues_partner_person_once")]

    def __str__(self) -> str:
        return f"person {self.pk} of {self.partner_id}"
