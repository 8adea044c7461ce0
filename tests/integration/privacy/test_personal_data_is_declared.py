"""No model may hold personal data without saying why, for how long, and how it is exported and erased."""

import re

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from causeway.privacy.registry import declaration_of, declared

# Names and types of fields that hold, or may hold, something about a person.
SUSPECT = re.compile(r"(^|_)(e?mail|address|phone|postcode|writer|sender|recipient|person|salutation|body|reply_to|ip)($|_)")
SUSPECT_TYPES = (models.EmailField, models.GenericIPAddressField)


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("causeway.")]


def suspects(model: type[models.Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.get_fields()
        if field.concrete and not field.is_relation and (isinstance(field, SUSPECT_TYPES) or SUSPECT.search(field.name))
    ]


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_each_model_with_personal_fields_declares_them(model):
    declaration, waiver = declaration_of(model), getattr(model, "holds_no_personal_data", "")
    found = ", ".join(suspects(model))
    if found:
        assert declaration or waiver, (
            f"{model._meta.label} has {found}: declare personal, or say in holds_no_personal_data why it is none"
        )
    assert not (declaration and waiver)


def test_a_model_with_a_gap_would_be_noticed():
    assert SUSPECT.search("reply_to")
    assert SUSPECT.search("writer_email")
    assert not SUSPECT.search("name")


@pytest.mark.django_db
def test_each_declaration_can_find_a_person_and_speaks_in_sentences():
    for model, declaration in declared():
        assert not model._default_manager.filter(declaration.of("nobody@example.org")).exists()
        if declaration.export is None or declaration.erase is None:
            assert declaration.row_goes or declaration.private or declaration.withheld, model
            assert declaration.blank(model, timezone.now()) or declaration.row_goes, model
        assert str(declaration.purpose).strip().endswith("."), model
        assert declaration.sentence(model).strip().endswith("."), model
