"""Personal data in people's words: what a text may give away, where it stands in a meeting, and what a person answers."""
