"""A spaced-repetition quiz for people who study deep learning in a terminal."""

__version__ = "0.1.0"
