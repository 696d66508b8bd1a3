"""An interactive map of a reported journey that a reader can check."""

__version__ = "0.1.0"
