"""Reading the formats in which sources speak. Runs in a process apart, so nothing here knows Django or the network."""
