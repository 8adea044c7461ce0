"""How a busy act asks the database, where Django's own way would cost more than the answer."""
