"""The library as a spreadsheet: brought in after it was checked, and handed out."""
