"""Exit codes of the command."""

from __future__ import annotations

EXIT_OK = 0
EXIT_FAILURE = 1  # the content has problems, or the output can't be written
EXIT_USAGE = 2  # something on the command line is wrong
EXIT_CRASH = 70  # a fault in the program; EX_SOFTWARE of sysexits.h
EXIT_SIGNAL = 128  # plus the number of the signal that ended the program
