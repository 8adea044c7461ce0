"""What Causeway costs, always beside a named alternative measured in the same run."""
