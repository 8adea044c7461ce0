"""Plain Python about mail: states, waiting times."""
