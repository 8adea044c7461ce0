"""People who hear from the campaign because they said so: their consent, what they chose, and the newsletters that go to them."""
