"""Acting locally: what people plan where they are, read by staff, promoted, supported, joined and told of afterwards."""
