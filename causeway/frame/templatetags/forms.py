"""Form fields as every room shows them: label, hint, error and input wired together for screen readers."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect

register = template.Library()


@register.inclusion_tag("frame/forms/field.html")
def field(bound: BoundField, **attributes: str) -> dict[str, Any]:
    """Render one bound field. Extra attributes go to the input, with ``_`` for ``-``: ``{% field form.q inputmode="text" %}``.

    One that its form lists as ``needed_by_some`` is not called optional.
    """
    described = [f"{bound.auto_id}-{part}" for part, there in (("hint", bound.help_text), ("error", bound.errors)) if there]
    attrs: dict[str, Any] = {name.replace("_", "-"): value for name, value in attributes.items()}
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    widget = bound.field.widget
    always_optional = not bound.field.required and bound.name not in getattr(bound.form, "needed_by_some", ())
    return {
        "field": bound,
        "input": bound.as_widget(attrs=attrs),
        "grouped": isinstance(widget, RadioSelect | CheckboxSelectMultiple),
        "checkbox": isinstance(widget, CheckboxInput),
        "optional": always_optional and not isinstance(widget, CheckboxInput),
        "described_by": attrs.get("aria-describedby", ""),
    }


@register.inclusion_tag("frame/forms/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """Render what is wrong with a form at its top, each line a link to the field it is about."""
    lines = [(form[name].id_for_label, error) for name in form.fields for error in form.errors.get(name, [])]
    return {"lines": lines, "general": form.non_field_errors()}
