"""How often one visitor, one address or one account may do one thing: declared where it holds, chosen by staff, counted for all processes."""
