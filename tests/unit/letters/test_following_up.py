from causeway.letters.after.domain.following_up import FollowUpParts, compose
from causeway.letters.letter.domain.composing import Figure

FIGURE = Figure(
    "example:1", "12.3%", "In Upper Example 12.3% of rooms were open.", "Example Office", "2024", "https://example.org/f/1"
)
PARTS = FollowUpParts(
    salutation="Dear Ms Example,",
    since="I wrote to you on 2 March 2026. That is 15 days ago.",
    words="It is still shut. Only [figure] are open.",
    reminded_of="I asked you: “Please ask.”",
    figure=FIGURE,
    closing="Yours sincerely,",
    signature="Nia Example",
    address=("1 Example Road", "EX1 1AA"),
    standing="I live in your constituency, Upper Example.",
)


def test_our_days_the_writers_words_the_ask_and_the_source_in_order():
    text = compose(PARTS)
    order = [
        "Dear Ms",
        "15 days",
        "Only 12.3% are",
        "I asked you",
        "sincerely",
        "Nia",
        "EX1 1AA",
        "I live",
        "Example Office, 2024",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_a_figure_that_is_not_placed_brings_no_source():
    from dataclasses import replace

    text = compose(replace(PARTS, words="It is still shut."))
    assert "12.3%" not in text
    assert "Example Office" not in text
    assert "[figure]" in compose(replace(PARTS, figure=None))  # nothing to put there, so the writer's words stay as they are
