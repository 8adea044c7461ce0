"""A new organiser's first messages to strangers, read by staff before they go where they could mislead."""
