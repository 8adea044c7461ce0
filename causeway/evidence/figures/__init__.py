"""One figure about one area, as it is shown and said."""
