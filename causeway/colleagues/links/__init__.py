"""Personal links: made in one press, without an account; a random key and two counts are all that is kept."""
