"""What people do to a roundtable: one function for one act, in one transaction, with its audit row."""
