"""What is published, what can be worked out from it, and which of the two is not published for that reason."""
