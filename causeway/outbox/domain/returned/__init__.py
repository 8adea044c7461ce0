"""Mail that comes back, read: delivery reports of every kind, automatic answers, and what a person has to read."""
