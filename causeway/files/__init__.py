"""Files that every machine of this site has, because they lie in the database."""
