"""Sorting short texts: texts in, proposals out. It knows neither workshops nor windows, and does nothing on its own."""
