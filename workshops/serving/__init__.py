"""The phones' server: a thread with a loop of its own that knows messages and frames, and neither windows nor the workshop."""
