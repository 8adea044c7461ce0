"""What every room asks of words people type: cleaning, safety of children, contacts, counting."""
