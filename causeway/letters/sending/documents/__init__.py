"""The letter on paper: A4 as PDF, and the same as a Word document."""
