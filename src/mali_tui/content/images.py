"""Images of an explainer: which files may be one, what is wrong with them, and their bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from mali_tui.content.model import Graph, Image
from mali_tui.content.package import MAX_DEPTH, is_package, is_safe_name, unpack
from mali_tui.content.parsing.yaml_file import YamlFile
from mali_tui.content.problems import shorten

MAX_IMAGE_BYTES = 4 * 1024 * 1024
MAX_TOTAL_IMAGE_BYTES = 24 * 1024 * 1024  # so that a package has room for them
MAX_IMAGES = 100
MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
}
_SIGNATURES = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/gif": re.compile(rb"GIF8[79]a"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
}
_SIGNATURE_BYTES = 12  # the bytes at the start of a file that tell its format
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]+:|//")
_ABSOLUTE = re.compile(r"(?i)/(?!/)|\\|[a-z]:(?!//)|file:|~")


def check_images(graph: Graph, file: YamlFile, folder: Path) -> None:
    """Report the images of an explainer in ``folder`` whose passage or file cannot be used."""
    passages = [id for section, value in graph.sections.items() for id in (section, *value.points)]
    are_known = len(graph.sections) == len(file.data.get("sections") or ())  # else one of them is invalid
    total = 0
    for number, (id, image) in enumerate(graph.images.items(), 1):
        is_reported = {("sections", image.passage), ("points", image.passage)} & file.unknown
        if image.passage not in passages and are_known and not is_reported:
            at, message = file.position_of_value("images", id, "passage"), f"there is no passage {image.passage}"
            file.report_unknown(at, message, image.passage, passages)
        at = file.position_of_value("images", id, "file")
        if fault := _find_fault_of_name(image.file) or _find_fault_of_file(folder, image):
            file.report(at, *fault)
            continue
        path = folder / image.file
        if not path.is_file():
            message = f"there is no file {shorten(image.file)} in the explainer's folder"
            file.warn(at, message, "Put it there; until then readers see its alt text.")
            continue
        total += path.stat().st_size
        if total > MAX_TOTAL_IMAGE_BYTES or number > MAX_IMAGES:
            limit = f"{MAX_IMAGES} images, of {MAX_TOTAL_IMAGE_BYTES // 2**20} MB together"
            file.report(at, f"there are more than {limit}", "Leave some out, or make them smaller.")
            return


def _find_fault_of_name(file: str) -> tuple[str, str] | None:
    """What is wrong with the path of an image, and the fix."""
    shown, parts = shorten(file), file.split("/")
    suffix = Path(parts[-1]).suffix.lower()
    if _ABSOLUTE.match(file):
        fix = "Put the image into the explainer's folder, and write its path from there: images/river.jpg."
        return f"{shown} is an absolute path, which others don't have", fix
    if _URL.match(file):
        fix = "Save the image in the explainer's folder: a page loads nothing from elsewhere."
        return f"{shown} is an address on the web, not a file", fix
    if "\\" in file:
        return f"{shown} has a backslash", "Write / between folders: images/river.jpg."
    if ".." in parts:
        return f"{shown} leads out of the explainer's folder", "Put the image into that folder."
    if suffix not in MEDIA_TYPES:
        why = "; an SVG may contain scripts" if suffix == ".svg" else ""
        return f"{shown} has an unknown format", f"Use one of {', '.join(MEDIA_TYPES)}{why}."
    if len(parts) > MAX_DEPTH or not all(map(is_safe_name, parts)):
        fix = "Use letters, digits, blanks, points, hyphens and underscores, and at most two folders."
        return f"{shown} is no name for a file on every computer", fix
    return None


def _find_fault_of_file(folder: Path, image: Image) -> tuple[str, str] | None:
    """What is wrong with an image's file, if there is one, and the fix."""
    path, shown = folder / image.file, shorten(image.file)
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return f"{shown} is a link that leads out of the explainer's folder", "Replace it with the file itself."
        if not path.is_file():
            return None
        if path.stat().st_size > MAX_IMAGE_BYTES:
            return f"{shown} has more than {MAX_IMAGE_BYTES // 2**20} MB", "Make the image smaller."
        with path.open("rb") as file:
            start = file.read(_SIGNATURE_BYTES)
    except OSError as error:
        return f"{shown} cannot be read: {error.strerror}", "Check the file."
    kind = MEDIA_TYPES[path.suffix.lower()]
    if not _SIGNATURES[kind].match(start):
        return f"{shown} is not an image of this format", "Save it again as what its name says."
    return None


def image_files(folder: Path, graph: Graph) -> list[Path]:
    """The files of the images that there are and that can be used."""
    files = {
        folder / image.file: image
        for image in graph.images.values()
        if not _find_fault_of_name(image.file) and (folder / image.file).is_file()
    }
    return sorted(path for path, image in files.items() if not _find_fault_of_file(folder, image))


def read_images(folder: Path, graph: Graph) -> dict[str, bytes]:
    """The images of the explainer in ``folder``, which may be a package, by their paths; without those missing."""
    if not graph.images:
        return {}
    with unpack(folder) if is_package(folder) else nullcontext(folder) as files:
        return {path.relative_to(files).as_posix(): path.read_bytes() for path in image_files(files, graph)}


def embed_images(images: Mapping[str, bytes]) -> dict[str, str]:
    """URLs that contain the images, by their paths."""
    return {
        path: f"data:{MEDIA_TYPES[Path(path).suffix.lower()]};base64,{b64encode(data).decode()}"
        for path, data in images.items()
    }
