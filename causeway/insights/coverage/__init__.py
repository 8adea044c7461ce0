"""Coverage: what there is of everything in each of the 650 seats, and how far letters come."""
