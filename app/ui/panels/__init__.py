"""The panels in the column at the right."""
