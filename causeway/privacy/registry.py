"""All personal data the site holds, found by walking its models; one person's share of it, out or gone."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.privacy.erasing import erase_asked, is_erased_on_asking, person_erased
from causeway.privacy.personal import Personal
from causeway.privacy.traces import empty_log, sweep_files
from causeway.privacy.until import kept_until


def _erase_account(user: Any) -> None:
    """Make a staff account anonymous and unusable; the audit trail keeps its old name, which is a work name."""
    user.username, user.email, user.first_name, user.last_name = f"erased-{user.pk}", "", "", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def _third_party() -> dict[type[models.Model], Personal]:
    """Models of the libraries we use that hold personal data, declared here because they cannot declare it themselves."""
    return {
        get_user_model(): Personal(
            whose="email",
            purpose=_("Signing staff in and knowing who changed what."),
            until=kept_until(_("the person leaves the campaign’s staff")),
            export=lambda user, _email: {"username": user.username, "name": user.get_full_name(), "email": user.email},
            erase=_erase_account,
        )
    }


def declared() -> Iterator[tuple[type[models.Model], Personal]]:
    """Yield each model that holds personal data with its declaration."""
    yield from _third_party().items()
    for model in apps.get_models():
        declaration = declaration_of(model)
        if declaration is not None:
            yield model, declaration


def declaration_of(model: type[models.Model]) -> Personal | None:
    """Return what a model of ours declares."""
    found = getattr(model, "personal", None)
    return found if isinstance(found, Personal) else None


def _rows(model: type[models.Model], declaration: Personal, email: str) -> models.QuerySet[models.Model]:
    return model._base_manager.filter(declaration.of(email)).distinct()  # noqa: SLF001


def export_person(email: str) -> dict[str, list[dict[str, Any]]]:
    """Return everything held about the person with this e-mail address, by model label."""
    found = {
        model._meta.label: [declaration.exported(row, email) for row in _rows(model, declaration, email)]  # noqa: SLF001
        for model, declaration in declared()
    }
    return {label: rows for label, rows in found.items() if rows}


def erase_person(email: str) -> dict[str, int]:
    """Erase everything held about the person, rows, files and what the database's own files still hold; return how many of each."""
    email = email.strip()
    if not email:
        return {}
    counts = _erase_rows(email)
    if files := sweep_files(email):
        counts["files"] = files
    if not connection.in_atomic_block:
        empty_log()
    return counts


@transaction.atomic
def _erase_rows(email: str) -> dict[str, int]:
    """Erase a person's rows; return how many of each model.

    All is found before anything is erased: a row that is found by the address in another one would be missed once that is blank. What
    stays when its person asks (a digest by which a promise is kept) is not among them.
    """
    found = [
        (model, declaration, list(_rows(model, declaration, email).values_list("pk", flat=True)))
        for model, declaration in declared()
        if is_erased_on_asking(model, declaration)
    ]
    now = timezone.now()
    for model, declaration, keys in found:
        for key in keys:
            erase_asked(model, declaration, key, now)
    person_erased(email, now)
    return {model._meta.label: len(keys) for model, _declaration, keys in found if keys}  # noqa: SLF001
