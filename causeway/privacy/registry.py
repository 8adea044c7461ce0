"""All personal data the site holds, found by walking its models; one person's share of it, out or gone."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models, transaction

from causeway.privacy.declarations import PersonalData


def _erase_account(user: Any) -> None:
    """Make a staff account anonymous and unusable; the audit trail keeps its old name, which is a work name."""
    user.username, user.email, user.first_name, user.last_name = f"erased-{user.pk}", "", "", ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def _third_party() -> dict[type[models.Model], PersonalData]:
    """Models of the libraries we use that hold personal data, declared here because they cannot declare it themselves."""
    return {
        get_user_model(): PersonalData(
            purpose="Signing staff in and knowing who changed what.",
            retention="Until the person leaves the campaign's staff.",
            subject_field="email",
            export=lambda user: {"username": user.username, "name": user.get_full_name(), "email": user.email},
            erase=_erase_account,
        )
    }


def declared() -> Iterator[tuple[type[models.Model], PersonalData]]:
    """Yield each model that holds personal data with its declaration."""
    yield from _third_party().items()
    for model in apps.get_models():
        declaration = getattr(model, "personal_data", None)
        if isinstance(declaration, PersonalData):
            yield model, declaration


def _rows(model: type[models.Model], declaration: PersonalData, email: str) -> models.QuerySet[models.Model]:
    theirs = models.Q()
    for field in (declaration.subject_field, *declaration.or_fields):
        theirs |= models.Q(**{f"{field}__iexact": email})
    return model._default_manager.filter(theirs).distinct()  # noqa: SLF001


def export_person(email: str) -> dict[str, list[dict[str, Any]]]:
    """Return everything held about the person with this e-mail address, by model label."""
    found = {
        model._meta.label: [declaration.export(row) for row in _rows(model, declaration, email)]  # noqa: SLF001
        for model, declaration in declared()
    }
    return {label: rows for label, rows in found.items() if rows}


@transaction.atomic
def erase_person(email: str) -> dict[str, int]:
    """Erase everything held about the person; return how many rows of each model were erased.

    All is found before anything is erased: a row that is found by the address in another one would be missed once that is blank.
    """
    found = [
        (model, declaration, list(_rows(model, declaration, email).values_list("pk", flat=True)))
        for model, declaration in declared()
    ]
    for model, declaration, keys in found:
        for key in keys:
            row = model._default_manager.filter(pk=key).first()  # noqa: SLF001  it may have gone with another
            if row is not None:
                declaration.erase(row)
    return {model._meta.label: len(keys) for model, _declaration, keys in found if keys}  # noqa: SLF001
