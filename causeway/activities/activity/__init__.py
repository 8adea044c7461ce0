"""What an activity is: its words, place, days and states."""
