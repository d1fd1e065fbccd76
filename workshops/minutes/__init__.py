"""The minutes of a meeting: written from what it made, in its order, with what people have put in their own words."""
