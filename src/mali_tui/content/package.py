"""An explainer in one file, to pass on: a zip archive with the suffix ``.explainer``.

Packages may come from anywhere. One that isn't plainly a few small files is refused before anything is written.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mali_tui.content.model import MAX_EXPLAINER_FILE_BYTES
from mali_tui.content.problems import ContentError, Problem
from mali_tui.content.sanitize import sanitize

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

SUFFIX = ".explainer"
MAX_PACKAGE_BYTES = 32 * 1024 * 1024
MAX_CONTENT_BYTES = 64 * 1024 * 1024  # all files of a package, unpacked
MAX_FILES = 200
MAX_DIRECTORY_BYTES = 128 * 1024  # the archive's own list of files
MAX_DEPTH = 3  # folders
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_BYTES = 22
_MAX_COMMENT_BYTES = 65_535
_NAME = r"[^\W_](?:[\w. -]*\w)?"  # the name of a file or folder: not hidden, valid on every system
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files always make the same package


def is_safe_name(name: str) -> bool:
    """Whether a file or a folder may have this name in a package."""
    return re.fullmatch(_NAME, name) is not None


def is_package(path: Path) -> bool:
    """Whether this is a file that should be a package."""
    return path.suffix.lower() == SUFFIX and path.is_file()


def pack(folder: Path, files: Iterable[Path], target: Path) -> None:
    """Write ``files`` of ``folder`` into a package.

    Raises:
        ContentError: if one of them is a link that leads out of the folder.
        OSError: if a file cannot be read or the package cannot be written.
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    files = sorted(files)
    root = folder.resolve()
    for file in files:
        if not file.resolve().is_relative_to(root):
            raise _refusal(
                file, "the file is a link that leads out of the folder", "Replace it with the file itself."
            )
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with ZipFile(temporary, "w", ZIP_DEFLATED) as archive:
            for file in files:
                entry = ZipInfo(file.relative_to(folder).as_posix(), _EPOCH)
                entry.compress_type = ZIP_DEFLATED
                entry.external_attr = (stat.S_IFREG | 0o644) << 16
                archive.writestr(entry, file.read_bytes())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def unpack(package: Path) -> Iterator[Path]:
    """A temporary folder with the files of a package.

    Raises:
        ContentError: if the package is damaged, or not safe to unpack.
    """
    from struct import error as StructError
    from tempfile import TemporaryDirectory
    from zipfile import BadZipFile, ZipFile
    from zlib import error as ZlibError

    with TemporaryDirectory(prefix="mali-tui-", ignore_cleanup_errors=True) as folder:
        try:
            _check_directory(package)
            with ZipFile(package) as archive:
                _extract(archive, package, Path(folder))
        except (BadZipFile, ZlibError, StructError, EOFError, NotImplementedError, ValueError):
            raise _refusal(package, "this is not a package, or a damaged one", "Ask for it again.") from None
        except OSError as error:
            raise _refusal(package, f"the package cannot be unpacked: {error.strerror}", "Check the file.") from None
        yield Path(folder)


def _check_directory(package: Path) -> None:
    """Refuse an archive too large to be listed: a library reads the whole list before anything can be checked."""
    size = package.stat().st_size
    if size > MAX_PACKAGE_BYTES:
        raise _refusal(package, f"the package has more than {MAX_PACKAGE_BYTES // 2**20} MB", "Make it smaller.")
    with package.open("rb") as file:
        file.seek(max(0, size - _END_BYTES - _MAX_COMMENT_BYTES))
        end = file.read()
    at = end.rfind(_END_OF_DIRECTORY)
    if at < 0 or len(end) - at < _END_BYTES:
        raise _refusal(package, "this is not a package, or a damaged one", "Ask for it again.")
    files = int.from_bytes(end[at + 10 : at + 12], "little")
    directory = int.from_bytes(end[at + 12 : at + 16], "little")
    if files > MAX_FILES or directory > MAX_DIRECTORY_BYTES:
        raise _refusal(package, f"the package has more than {MAX_FILES} files", "Pack the explainer alone.")


def _extract(archive: ZipFile, package: Path, folder: Path) -> None:
    """Write the archive's files to ``folder``, if all are plain and small; sizes are counted, not believed."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_FILES:
        raise _refusal(package, f"the package has more than {MAX_FILES} files", "Pack the explainer alone.")
    names: set[str] = set()
    for entry in entries:
        if problem := _find_problem(entry, names):
            raise _refusal(package, f"{problem}: {entry.filename[:80]}", "Don't open it, unless you know its author.")
        names.add(entry.filename.casefold())
    left = MAX_CONTENT_BYTES
    for entry in entries:
        with archive.open(entry) as file:
            content = file.read(min(MAX_EXPLAINER_FILE_BYTES, left) + 1)
        left -= len(content)
        if len(content) > MAX_EXPLAINER_FILE_BYTES or left < 0:
            raise _refusal(package, f"a file of the package is too large: {entry.filename}", "Pack smaller files.")
        target = folder / entry.filename
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as written:
            written.write(content)


def _find_problem(entry: ZipInfo, names: set[str]) -> str:
    """What makes a file of an archive unsafe to write; empty if nothing does."""
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    parts = entry.filename.split("/")
    if len(parts) > MAX_DEPTH or not all(map(is_safe_name, parts)):
        return "the package has a file with an unsafe name"
    if entry.filename.casefold() in names:
        return "the package has a file twice"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "the package has a link or a device instead of a file"
    if entry.flag_bits & 0x1:
        return "the package has an encrypted file"
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "the package has a file in an unknown compression"
    return ""


def _refusal(file: Path, message: str, fix: str) -> ContentError:
    return ContentError([Problem(sanitize(str(file)), 1, 1, sanitize(message), fix)])
