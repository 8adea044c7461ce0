"""One person's data: found, shown, exported, erased, for their request."""
