"""Where staff record the partners, in Wagtail."""

from wagtail import hooks

from causeway.letters.partners.staff import PartnerViewSet


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # wagtail has no types
def partners() -> PartnerViewSet:
    """Add where partners are recorded."""
    return PartnerViewSet()
