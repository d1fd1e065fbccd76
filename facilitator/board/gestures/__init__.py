"""One object per gesture."""
