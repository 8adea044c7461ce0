"""Pages of the letters room: they read a form, call an action or a query, and choose a template."""
