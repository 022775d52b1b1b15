"""Right-to-left text for Textual; see README.md."""
