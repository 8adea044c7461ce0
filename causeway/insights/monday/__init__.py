"""Monday's five: five seats where one act would change most, each with its weights."""
