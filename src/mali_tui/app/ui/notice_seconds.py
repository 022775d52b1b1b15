"""How many seconds a notice stands."""

from __future__ import annotations

BRIEF = 2.0
"""That a key had nothing to do, as at the end of a list."""
SHORT = 4.0
"""What a key did, or why it did nothing."""
LONG = 8.0
"""What the reader may want to do next, or the path of a file."""
DEFAULT = 5.0
"""All others: warnings, mostly."""
ADVICE = 15.0
"""What the terminal lacks, shown at the first start only."""
