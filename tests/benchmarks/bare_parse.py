"""The base for commands: Python importing yaml and parsing the files named on its command line."""

from __future__ import annotations

import sys

import yaml

loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        yaml.load(file, loader)
