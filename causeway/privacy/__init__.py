"""What personal data each model holds, why, for how long, and how it is exported and erased."""
