"""Suggestions on the board: a person leads, the application ranks, and abstains when it is unsure."""
