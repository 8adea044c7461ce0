"""What kinds and states of sources are called."""

from django.utils.translation import gettext_lazy as _

from causeway.news.sources.domain import Kind, State

KINDS = {
    Kind.FEED: _("Feed: RSS, Atom or JSON Feed"),
    Kind.SEARCH: _("Saved search of news, as a feed"),
    Kind.GOVUK_SEARCH: _("GOV.UK: what is published"),
    Kind.GOVUK_PAGE: _("GOV.UK: one page and its changes"),
    Kind.QUESTIONS: _("Parliament: written questions and answers"),
    Kind.HANSARD: _("Parliament: what was said (Hansard)"),
    Kind.EARLY_DAY_MOTIONS: _("Parliament: early day motions"),
    Kind.MOTIONS_FILE: _("Motions, as a table (CSV)"),
    Kind.BILLS: _("Parliament: bills"),
    Kind.COMMITTEES: _("Parliament: inquiries of committees"),
    Kind.PETITIONS: _("Parliament: petitions"),
    Kind.THEYWORKFORYOU: _("TheyWorkForYou: a day's record (XML)"),
    Kind.GOVUK_RELEASES: _("GOV.UK: calendar of statistics"),
    Kind.ONS_RELEASES: _("ONS: calendar of statistics"),
    Kind.BLUESKY: _("An account on Bluesky"),
    Kind.MASTODON: _("An account on Mastodon"),
    Kind.X: _("An account on X: a link only, nothing is read"),
}
STATES = {
    State.NEW: _("not read yet"),
    State.WORKING: _("working"),
    State.FAILING: _("failing"),
    State.STOPPED: _("stopped"),
}
