"""Who holds which office where, and how to address them."""
