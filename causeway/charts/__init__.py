"""Pictures of figures, drawn on the server as SVG: they know numbers and words, and nothing of areas, sources or the database."""
