"""Acts of inviting and answering."""
