"""On-disk cache of values derived from files, keyed by the files' content.

Reading and checking YAML takes a third of the start, and nearly all of it with an explainer a hundred times as large.
Entries are not trusted: the key is a hash of the bytes that the value was derived from, and an entry must have its
checksum and decode to the expected type. If anything is wrong with the cache, values are made as without one.
"""

from __future__ import annotations

import contextlib
import os
from _blake2 import blake2b  # hashlib uses this; importing hashlib loads OpenSSL, which takes 3 ms
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from mali_tui import __version__
from mali_tui.folders import cache_folder

Value = TypeVar("Value")

MAX_OWN_FILE_BYTES = 8 * 1024 * 1024  # the largest file of the program that is cached
MAX_ENTRIES = 32  # the oldest are deleted
DIGEST_BYTES = 16


def load_or_make(
    files: Sequence[Path],
    kind: type[Value],
    make: Callable[[], Value],
    *,
    code_files: Sequence[Path] = (),
    max_file_bytes: int = MAX_OWN_FILE_BYTES,
) -> Value:
    """The value that ``make`` derives from ``files``, from the cache if possible.

    The cache is not asked if one of the files has more than ``max_file_bytes``, as all of it is read for the key.

    It must have the type ``kind``, which msgspec must be able to encode. ``code_files`` contain the code that derives
    it: an entry is only used as long as they don't change, so that developers don't see values of earlier code.
    """
    name = _entry_name(files, kind, code_files, max_file_bytes)
    # not cached if the files changed in the meantime
    return _load_entry_or_make(name, kind, make, lambda: name == _entry_name(files, kind, code_files, max_file_bytes))


def cached_from_bytes(
    content: bytes,
    kind: type[Value],
    make: Callable[[], Value],
    is_cacheable: Callable[[], bool],
    *,
    code_files: Sequence[Path],
) -> Value:
    """As `load_or_make`, for the ``content`` of a file. The value is cached only if ``is_cacheable`` returns true."""
    try:
        name = _hash([("", content)], kind, code_files)
    except OSError:
        return make()
    return _load_entry_or_make(name, kind, make, is_cacheable)


def _load_entry_or_make(
    name: str | None, kind: type[Value], make: Callable[[], Value], is_cacheable: Callable[[], bool]
) -> Value:
    if name is None:
        return make()
    path = Path(cache_folder(), name)
    entry = _load_entry(path, kind)
    if entry is not None:
        return entry
    value = make()
    if is_cacheable():
        _store_entry(path, msgspec.msgpack.encode(value))
    return value


def cached_yaml(path: Path) -> dict[str, Any]:
    """The data of one of the program's own YAML files, from the cache if possible."""
    return load_or_make([path], dict[str, Any], lambda: _read_yaml(path))


def _read_yaml(path: Path) -> dict[str, Any]:
    import yaml  # imported here because it takes 12 ms, which a cached file doesn't need

    data: dict[str, Any] = yaml.load(path.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def _entry_name(files: Sequence[Path], kind: type, code_files: Sequence[Path], max_file_bytes: int) -> str | None:
    """A hash of everything that the value depends on; None if the files can't be read or are too large."""
    try:
        if not all(path.is_file() and path.stat().st_size <= max_file_bytes for path in files):
            return None
        return _hash([(path.name, path.read_bytes()) for path in files], kind, code_files)
    except (OSError, ValueError):
        return None


def _hash(contents: Iterable[tuple[str, bytes]], kind: type, code_files: Sequence[Path]) -> str:
    digest = blake2b(f"{__version__} {kind}".encode(), digest_size=DIGEST_BYTES)
    for path in code_files:
        status = path.stat()
        digest.update(f"\0{path.name}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    for name, content in contents:
        digest.update(f"\0{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _load_entry(path: Path, kind: type[Value]) -> Value | None:
    """The entry at ``path``; None if there is none or it is damaged."""
    try:
        data = path.read_bytes()
        if data[:DIGEST_BYTES] == _digest(data[DIGEST_BYTES:]):
            return msgspec.msgpack.decode(memoryview(data)[DIGEST_BYTES:], type=kind)
    except (OSError, ValueError, RecursionError):
        pass
    return None


def _store_entry(path: Path, data: bytes) -> None:
    """Write an entry atomically, and delete the oldest entries if there are too many. Errors are ignored."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(f".{os.getpid()}")  # without tempfile, whose import takes 6 ms
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(data) + data)
            temporary.replace(path)
        except OSError:
            temporary.unlink()
            raise
        with os.scandir(path.parent) as entries:
            by_age = sorted(filter(os.DirEntry.is_file, entries), key=lambda entry: entry.stat().st_mtime)
        for entry in by_age[:-MAX_ENTRIES]:
            os.unlink(entry)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST_BYTES).digest()
