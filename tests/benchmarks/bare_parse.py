"""What commands are measured against: Python that imports yaml and parses the files named on its command line."""

from __future__ import annotations

import sys

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        yaml.load(file, loader)
