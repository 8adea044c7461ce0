"""Pages of the roundtables room; they translate and decide nothing."""
