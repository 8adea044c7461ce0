"""What this house holds to that no tool we know checks: see ``python -m script.house --help``."""
