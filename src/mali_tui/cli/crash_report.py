"""Crash reports: one line for the reader, and a file with the traceback to send to the developers."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import tempfile
import traceback
from pathlib import Path

from mali_tui import __version__
from mali_tui.cli.exit_codes import EXIT_CRASH
from mali_tui.content.sanitize import sanitize
from mali_tui.folders import state_folder
from mali_tui.i18n.locale import Locale


def report_crash(error: BaseException, words: Locale) -> int:
    """Write the report, tell the reader where it is, and return the exit code."""
    summary = sanitize(" ".join(traceback.format_exception_only(error)[-1].split()))[:200]
    path = _write("".join(traceback.format_exception(error)))
    print(words("crash.what", error=summary), file=sys.stderr)
    print(words("crash.report", path=sanitize(str(path))) if path else words("crash.no_report"), file=sys.stderr)
    return EXIT_CRASH


def _write(report: str) -> Path | None:
    """Write the report to the state folder, else to a temporary one; return None if neither can be written."""
    with contextlib.suppress(OSError):
        return _write_to(Path(state_folder()), report)
    with contextlib.suppress(OSError):
        return _write_to(Path(tempfile.mkdtemp(prefix="mali-tui-")), report)
    return None


def _write_to(folder: Path, report: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "crash.txt"
    python = f"Python {platform.python_version()}, {platform.platform()}, TERM={os.environ.get('TERM', '')}"
    path.write_text(f"mali-tui {__version__}, {python}\n\n{report}", encoding="utf-8", errors="backslashreplace")
    return path
