"""A terminal explainer: one analysis, in several languages, with every claim linked to its events."""

__version__ = "0.5.1"
