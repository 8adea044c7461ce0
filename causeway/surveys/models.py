"""The room's models, each in its subject."""

from causeway.surveys.answering.models import Response
from causeway.surveys.counting.models import Release, Tally
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.survey.models import Correction, Survey

__all__ = ["Correction", "Quotation", "Release", "Response", "Survey", "Tally"]
