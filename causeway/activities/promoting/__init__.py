"""The desk from which staff promote activities."""
