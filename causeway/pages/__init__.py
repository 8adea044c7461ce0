"""The public site: page types, navigation, the campaign pack."""
