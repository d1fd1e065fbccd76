"""What the pictures show, a file for each part of the program."""
