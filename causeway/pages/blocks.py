"""The repeated parts of a campaign page."""

from wagtail import blocks


class AskBlock(blocks.StructBlock):
    """One thing asked of an MP."""

    title = blocks.CharBlock(max_length=90)
    text = blocks.TextBlock()
    why = blocks.TextBlock(required=False)

    class Meta:
        icon = "help"


class ActionBlock(blocks.StructBlock):
    """One thing a supporter can do."""

    title = blocks.CharBlock(max_length=90)
    text = blocks.TextBlock()
    minutes = blocks.IntegerBlock(required=False, min_value=1, max_value=600)
    link = blocks.CharBlock(required=False, max_length=300, help_text="A path on this site such as /write/, or a whole address")
    link_text = blocks.CharBlock(required=False, max_length=60)
    kit = blocks.CharBlock(
        required=False, default="", max_length=60, help_text="The short name of a kit of the library that helps with it"
    )

    class Meta:
        icon = "pick"


class FactBlock(blocks.StructBlock):
    """One published fact, never without its source and date."""

    number = blocks.CharBlock(max_length=24)
    text = blocks.TextBlock()
    when = blocks.CharBlock(max_length=120)
    source = blocks.CharBlock(max_length=200)
    url = blocks.URLBlock()
    caveat = blocks.TextBlock(required=False)

    class Meta:
        icon = "order"


class NewsBlock(blocks.StructBlock):
    """One piece of news."""

    date = blocks.DateBlock()
    title = blocks.CharBlock(max_length=160)
    text = blocks.TextBlock(required=False)
    url = blocks.URLBlock(required=False)

    class Meta:
        icon = "calendar"
