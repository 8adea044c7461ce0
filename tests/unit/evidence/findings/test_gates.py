"""What keeps a figure from being called good or bad. The series are those that were told as news, with their numbers."""

import pytest

from causeway.evidence.findings.domain.gates import Nature, Observed, Reason, reasons

LIST = Nature(share=True, rate=False, listed=True)
SHARE = Nature(share=True, rate=False)
RATE = Nature(share=False, rate=True)
BARE = Nature(share=False, rate=False)


def series(*pairs, start=1):
    return [Observed(f"2024-{start + at:02}", 100 * x / n if n else 0.0, x, n) for at, (x, n) in enumerate(pairs)]


def bare(*values):
    return [Observed(str(2016 + at), value) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("given", "nature", "children", "expected"),
    [
        (series((9, 62), (8, 60), (0, 58)), LIST, None, (Reason.EMPTIED,)),  # told as "none", Better, to the press
        (series((300, 765), (290, 700), (200, 400), (150, 200), (97, 97)), LIST, None, (Reason.JUMPED, Reason.EMPTIED)),  # "all"
        (series((106, 612), (106, 612), (106, 612)), LIST, None, (Reason.CARRIED,)),
        (series((210, 800), (200, 790), (100, 380)), LIST, None, (Reason.JUMPED,)),  # halved in a month, told as "Better"
        (series((200, 800), (260, 1000), (330, 1300)), LIST, None, ()),  # grows by less than half a month: told
        (series((200, 800), (240, 1100), (300, 1500), (400, 1900)), LIST, None, ()),
        (series(*[(200, 800)] * 1, (260, 1100), (300, 1500), (400, 2200)), LIST, None, (Reason.JUMPED,)),  # from month to month
        (series((2, 2), (2, 2)), SHARE, None, (Reason.FEW,)),  # two people, told as "all (100%)"
        (series((0, 9)), SHARE, None, (Reason.FEW,)),
        (series((10, 20)), SHARE, None, ()),
        (series((3, 4000)), RATE, None, (Reason.FEW,)),
        (series((12, 4000)), RATE, None, ()),
        (bare(12.0), BARE, 900, (Reason.SMALL_PLACE,)),  # one worker, told as "on average"
        (bare(12.0), BARE, 90_000, ()),
        (bare(12.0), BARE, None, ()),
        (series((50, 100), (40, 80)), Nature(share=True, rate=False, compared=False), None, (Reason.FORBIDDEN,)),
        (series((50, 100), (40, 80)), Nature(share=True, rate=False, provisional=True), None, (Reason.PROVISIONAL,)),
        (series((50, 100)), Nature(share=True, rate=False, first=True), None, (Reason.FIRST,)),
        (series((50, 100), (50, 100)), SHARE, None, (Reason.CARRIED,)),
        (series((2, 60), (0, 58)), LIST, None, ()),  # from three in a hundred to none is believable
        (series((60, 61), (61, 61)), SHARE, None, ()),
        (series((0, 58), (0, 57)), LIST, None, ()),
    ],
)  # fmt: skip
def test_why_nothing_is_said(given, nature, children, expected):
    assert reasons(given, nature, children) == expected


NEUTRAL = Nature(share=True, rate=False, neutral=True)


@pytest.mark.parametrize(
    ("given", "nature", "nation", "expected"),
    [
        (series((0, 6390)), NEUTRAL, 6.5, (Reason.ABSENT,)),  # no referral of 6,390 closed: told as "none"
        (series((0, 1509)), NEUTRAL, 5.0, (Reason.ABSENT,)),  # no assessment of 1,509 that found self-harm
        (series((199, 199)), NEUTRAL, 73.4, (Reason.ABSENT,)),
        (series((0, 150)), NEUTRAL, 6.5, ()),  # nine would be expected
        (series((1, 6390)), NEUTRAL, 6.5, ()),
        (series((0, 1543)), SHARE, 10.1, ()),  # nobody waited over a year for a plan: an aim, and believable
        (series((0, 6390)), NEUTRAL, None, ()),
        (bare(0.0), NEUTRAL, 6.5, ()),
    ],
)
def test_none_where_many_would_be_expected_is_not_told(given, nature, nation, expected):
    assert reasons(given, nature, nation=nation) == expected


def test_a_list_that_was_nobody_has_jumped():
    assert reasons(series((0, 0), (10, 30)), LIST) == (Reason.JUMPED,)
