"""Work in the background: erasing what has had its time."""

from django.utils import timezone
from django_tasks import task

from causeway.letters.actions import retention


@task()  # type: ignore[untyped-decorator]  # the library has no types yet
def erase_expired() -> dict[str, int]:
    """Lapse unconfirmed letters and erase old drafts and letters; returns the counts."""
    done = retention.erase_expired(timezone.now())
    return {"lapsed": done.lapsed, "drafts": done.drafts, "letters": done.letters}
