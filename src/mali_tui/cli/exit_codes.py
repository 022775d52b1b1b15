"""Exit codes of the command; after a signal it is the signal's number plus `EXIT_SIGNAL` of `terminal.posix`."""

from __future__ import annotations

EXIT_OK = 0
EXIT_FAILURE = 1  # the content has problems, or the output can't be written
EXIT_USAGE = 2  # something on the command line is wrong
EXIT_CRASH = 70  # a fault in the program; EX_SOFTWARE of sysexits.h
