"""Phones in the room, as the facilitator's computer looks after them: the switch, the timer, and what is told of them."""
