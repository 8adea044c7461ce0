"""Pictures of figures, drawn on the server as SVG: they know numbers and words, and nothing of areas, sources or the database.

Each picture is one function that takes a frozen dataclass and :class:`~causeway.charts.svg.Words`, and returns
:class:`~causeway.charts.svg.Svg`, text that a template shows as it is. docs/reference/charts.md shows every one.
"""
