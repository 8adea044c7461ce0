"""The letterbox: a thread on the web between two people of whom neither sees the other's address."""
