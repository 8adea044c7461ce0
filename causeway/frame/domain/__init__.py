"""Plain rules that several rooms share."""
