"""Around the command line: whatever happens, a line for the reader and an exit code, never a traceback."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence

from mali_tui.cli import stdio

EXIT_OK, EXIT_FAILURE = 0, 1


def handle_fatal_errors(main: Callable[[Sequence[str] | None], int]) -> Callable[..., int]:
    """``main`` with sound standard streams, and an end in good order for what it does not expect."""

    @functools.wraps(main)
    def run(argv: Sequence[str] | None = None) -> int:
        stdio.repair_stdio()
        try:
            try:
                return main(argv)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:  # whoever read this has seen enough
            stdio.silence_stdio()
            return EXIT_OK
        except KeyboardInterrupt:
            from signal import SIGINT

            return 128 + SIGINT
        except Exception as error:
            return _tell_of(error)

    return run


def _tell_of(error: Exception) -> int:
    from mali_tui.i18n.locale import load_locale, system_language  # only where there is something to say

    words = load_locale(system_language())
    if isinstance(error, OSError) and error.errno in stdio.UNWRITABLE:
        stdio.silence_stdio()
        print(words("cli.unwritable", reason=error.strerror), file=sys.stderr)
        return EXIT_FAILURE
    from mali_tui.cli import crash_report

    return crash_report.report_crash(error, words)
