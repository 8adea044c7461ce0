"""Whether what the library points to is still there: asked politely, told to staff, said to readers."""
