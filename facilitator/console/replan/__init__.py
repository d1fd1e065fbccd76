"""The new plan for what is left of a meeting: when it is offered, how it is shown, how it is taken."""
