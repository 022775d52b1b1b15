"""Tells when an explainer's files have been saved, by looking at them now and then."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from mali_tui.content.loader import explainer_files

FileStamps: TypeAlias = dict[Path, tuple[int, int]]
"""When each file was changed last, in nanoseconds, and its size in bytes."""


class FileWatcher:
    """Over a folder. What `changed` tells of is what came after the watch began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read = self._last = self._stamps()

    def has_changed(self) -> bool:
        """Whether files have changed since it last said so, and have come to rest: the same as when last looked at.

        Editors write in several steps, and several files may be saved at once; half of it should not be read.
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
            except OSError:  # gone for the moment, as while an editor puts a new file in its place
                continue
            stamps[path] = (found.st_mtime_ns, found.st_size)
        return stamps
