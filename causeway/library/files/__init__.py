"""Files of a resource: versions, the words inside, the picture of the first page."""
