"""What a roundtable is, in plain Python: no Django, no clock."""
