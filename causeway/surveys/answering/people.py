"""Who is asked by a personal link: a list that staff paste, an address and the number of a school on each line."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.domain.mail_address import is_mailable
from causeway.surveys.answering.models import Response
from causeway.surveys.survey.acts import Noted
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.schools import Stratum, stratum_of

MOST = 60_000
SHOWN = 10  # lines that are wrong, told at once


@dataclass(frozen=True)
class Listed:
    """People read from a list: an address, and the number of a school where there is one."""

    people: tuple[tuple[str, int | None], ...]
    problems: tuple[str, ...]


def read_people(text: str) -> Listed:
    """Return who stands on a list, each address once, and a sentence for every line that says nobody."""
    found: dict[str, tuple[str, int | None]] = {}
    problems: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        email, _sep, school = (part.strip() for part in re.sub(r"[,;\t]", ",", line, count=1).partition(","))
        if problem := _wrong(email, school):
            problems.append(_("Line %(line)s: %(problem)s") % {"line": number, "problem": problem})
        else:
            found.setdefault(email.casefold(), (email, int(school) if school else None))
    if len(found) > MOST:
        problems.append(_("That is more than %(most)s people.") % {"most": MOST})
    return Listed(tuple(found.values()), tuple(problems[:SHOWN]))


def _wrong(email: str, school: str) -> str:
    try:
        validate_email(email)
    except ValidationError:
        return _("this is no e-mail address.")
    if not is_mailable(email):
        return _("the address is too long, or has letters that mail does not carry.")
    if school and not re.fullmatch(r"[0-9]{6}", school):
        return _("the number of a school (URN) has six digits. Leave it out where you do not know it.")
    return ""


@transaction.atomic
def list_people(key: int, listed: Listed, by: str) -> int:
    """Put these in the place of everybody who was listed before; returns how many schools are not on the public list."""
    survey = Survey.held(key)
    if not survey.is_draft:
        raise ValueError("Who is asked is sealed.")
    strata = stratum_of({urn for _email, urn in listed.people if urn})
    Response.objects.filter(survey=survey).delete()
    Response.objects.bulk_create(
        [
            Response(survey=survey, email=email, region=of.region, kind=of.kind)
            for email, urn in listed.people
            for of in (strata.get(urn or 0, Stratum()),)
        ],
        batch_size=1000,
    )
    record(Noted.LISTED, actor=by, subject=survey, detail={"many": len(listed.people)})
    return sum(urn is not None and urn not in strata for _email, urn in listed.people)
