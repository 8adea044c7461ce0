"""Which roundtables an account of the staff may see, by the regions it looks after."""
