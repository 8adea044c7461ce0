"""Areas and their vintages, postcodes, schools."""
