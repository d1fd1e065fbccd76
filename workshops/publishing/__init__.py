"""The outcome leaves the computer: names by one rule, whole files or none, a queue for what can't go yet, and a log."""
