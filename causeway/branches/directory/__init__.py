"""The directory: which branches there are, what each shows of itself, and how a file of them comes in."""
