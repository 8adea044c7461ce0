"""Papers about an area, made from what is published: one frozen set of data, one document tree, and renderers that know only the tree."""
