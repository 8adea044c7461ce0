"""A row of every model of the branches that holds personal data, all of one made-up person."""

from causeway.branches.directory.models import Branch
from causeway.branches.letterbox.models import Thread, Words
from causeway.branches.officers.models import Officer


def branches_rows(then, trace):
    branch = Branch.objects.create(slug="example", name="Example", region="E12000007", created=then)
    thread = Thread.objects.create(
        branch=branch, name=trace, email=trace, subject=trace, nonce="n", created=then, state="answered", state_since=then
    )
    return [
        Officer.objects.create(branch=branch, role="secretary", name=trace, email=trace, state="ended", state_since=then),
        thread,
        Words.objects.create(thread=thread, at=then, said_by="writer", text=trace),
    ]
