"""What questions to the room gave: values, what is said of them, and their pictures. Nothing here knows the database."""
