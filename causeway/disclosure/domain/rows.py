"""One row of counts beside its sum: which of them may be told, so that none of ten or fewer follows from the others."""

from collections.abc import Mapping

from causeway.disclosure.domain.sums import K


def told_in_a_row(counts: Mapping[str, int], unknown: str | None = None) -> dict[str, int | None]:
    """Return each count, ``None`` for ten or fewer and for what would give those away; their sum may be told beside them.

    Of how many nothing is known hides nobody: what stands under ``unknown``, if anything does, is told as it is.
    """
    told = {group: many if many > K or group == unknown else None for group, many in counts.items()}
    hidden = sum(many for group, many in counts.items() if told[group] is None)
    while 0 < hidden <= K or (hidden and list(told.values()).count(None) == 1):
        left = [group for group, many in told.items() if many is not None and group != unknown]
        if not left:
            return dict.fromkeys(told)
        smallest = min(left, key=lambda group: (counts[group], group))
        told[smallest], hidden = None, hidden + counts[smallest]
    return told
