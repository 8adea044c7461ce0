"""What the campaign promises a host, and whether it was kept."""
