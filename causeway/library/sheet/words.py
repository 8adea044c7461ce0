"""What is wrong with a spreadsheet of resources, in sentences, and what its columns are called."""

from django.utils.translation import gettext as _

from causeway.library.resources.models import Resource
from causeway.library.sheet.domain.sheet import Column, Wrong
from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.words import sentence as usual_sentence


def sentence(fault: Fault) -> str:
    """Return what is wrong and what to do, without the place."""
    if fault.wrong is Wrong.NOT_ONE_OF and not fault.more:
        return _("“%(value)s” is no code that we hold for an area today.") % {"value": fault.value[:80]}
    if fault.wrong is Wrong.NOT_ONE_OF:
        return _("“%(value)s” is none of: %(more)s.") % {"value": fault.value[:80], "more": fault.more}
    if fault.wrong is Wrong.TWICE:
        return _("“%(value)s” stands on line %(more)s, too. Take one out.") % {"value": fault.value[:80], "more": fault.more}
    if fault.wrong is Usual.NO_ROWS:
        return _("There is no line under the names of the columns. Add one for each resource.")
    return usual_sentence(fault, Column)


def field_name(name: str) -> str:
    """Return what people call a field of a resource."""
    if name == "areas":
        return _("areas")
    return str(Resource._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001  Django documents _meta
