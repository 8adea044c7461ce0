"""An organiser's desk."""
