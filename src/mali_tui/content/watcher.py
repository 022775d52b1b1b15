"""Detect saved files by polling."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from mali_tui.content.loader import explainer_files

FileStamps: TypeAlias = dict[Path, tuple[int, int]]
"""Each file's modification time in nanoseconds, and its size in bytes."""


class FileWatcher:
    """Watches the explainer files of a folder from its creation on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = self._last = self._stamps()

    def has_changed(self) -> bool:
        """Whether files have changed since this last returned True, and not since the previous call.

        Editors write in several steps and may save several files; a half-written state should not be read.
        """
        stamps, before = self._stamps(), self._last
        self._last = stamps
        if stamps != before or stamps == self._read:
            return False
        self._read = stamps
        return True

    def _stamps(self) -> FileStamps:
        stamps: FileStamps = {}
        for path in explainer_files(self.folder):
            try:
                found = path.stat()
            except OSError:  # an editor may be replacing it
                continue
            stamps[path] = (found.st_mtime_ns, found.st_size)
        return stamps
