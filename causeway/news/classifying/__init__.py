"""Which services an item is about and how much it matters to the campaign: by rules that are listed, each with its points."""
