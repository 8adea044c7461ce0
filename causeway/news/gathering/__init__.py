"""Reading sources on the work loop: one at a time, politely, and what came of it is written down."""
