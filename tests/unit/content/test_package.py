"""Packages: what was packed opens again, and what isn't plainly a few small files is refused."""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mali_tui.content import package
from mali_tui.content.loader import examine, explainer_files, find_content, load
from mali_tui.content.model import MAX_EXPLAINER_FILE_BYTES
from mali_tui.content.package import pack, unpack
from mali_tui.content.problems import ContentError

CONTENT = find_content()
REGULAR = (stat.S_IFREG | 0o644) << 16


@pytest.fixture
def shipped_folder(tmp_path: Path) -> Path:
    target = tmp_path / "mali.explainer"
    pack(CONTENT, explainer_files(CONTENT), target)
    return target


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that no other test uses."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def refusal(path: Path) -> str:
    """Why a package is refused; the reason is the only problem, and nothing is left behind."""
    explainer, problems = examine(path)
    assert explainer is None
    (problem,) = problems
    assert problem.file == str(path) and problem.fix
    with pytest.raises(ContentError) as raised:
        load(path)
    assert raised.value.problems == problems
    assert list(Path(tempfile.gettempdir()).iterdir()) == []
    return problem.message


def write(
    path: Path, *entries: tuple[str, bytes], mode: int = REGULAR, compression: int = zipfile.ZIP_DEFLATED
) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode
            entry.compress_type = compression
            archive.writestr(entry, content)
    return path


def test_what_was_packed_opens_as_the_folder_does(shipped_folder: Path) -> None:
    assert load(shipped_folder) == load(CONTENT)
    assert examine(shipped_folder)[1] == []


def test_the_same_files_make_the_same_package(shipped_folder: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.explainer"
    pack(CONTENT, explainer_files(CONTENT), again)
    assert again.read_bytes() == shipped_folder.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.explainer", "mali.explainer"]


def test_any_zip_program_can_make_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.explainer"
    with zipfile.ZipFile(path, "w") as archive:
        for file in explainer_files(CONTENT):
            archive.write(file, file.name)
    assert load(path) == load(CONTENT)


def test_a_folder_may_have_such_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "odd.explainer"
    folder.mkdir()
    for file in explainer_files(CONTENT):
        (folder / file.name).write_bytes(file.read_bytes())
    assert load(folder) == load(CONTENT)


def test_problems_name_the_package_and_the_file_in_it(tmp_path: Path) -> None:
    path = write(tmp_path / "bad.explainer", ("graph.yaml", b"article: 1\n"), ("en.yaml", b"\xff"))
    _, problems = examine(path)
    assert {problem.file for problem in problems} == {f"{path}/graph.yaml", f"{path}/en.yaml"}


# ── What is refused ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "../graph.yaml", "a/../../graph.yaml", "..", "a/./b", "a//b", "C:\\x.yaml", "c:x.yaml",
        "a\\b.yaml", ".hidden.yaml", "a/b/c/d.yaml", "new\nline.yaml", "esc\x1b[31m.yaml", "rtl\u202e.yaml",
        "trailing.", "-option",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere(tmp_path: Path, name: str) -> None:
    path = tmp_path / "in" / "bad.explainer"
    path.parent.mkdir()
    message = refusal(write(path, (name, b"x")))
    assert message.startswith("the package has a file with an unsafe name: ") and "\x1b" not in message
    assert [found.name for found in tmp_path.rglob("*")] == ["in", "bad.explainer"]


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices(tmp_path: Path, kind: int) -> None:
    path = write(tmp_path / "bad.explainer", ("graph.yaml", b"/etc/passwd"), mode=(kind | 0o777) << 16)
    assert refusal(path) == "the package has a link or a device instead of a file: graph.yaml"


def test_a_file_twice_even_in_other_letters(tmp_path: Path) -> None:
    path = write(tmp_path / "bad.explainer", ("graph.yaml", b"a"), ("Graph.YAML", b"b"))
    assert refusal(path) == "the package has a file twice: Graph.YAML"


def test_a_file_that_is_large_once_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "bomb.explainer", ("graph.yaml", bytes(MAX_EXPLAINER_FILE_BYTES + 1)))
    assert path.stat().st_size < 20_000
    assert refusal(path) == "a file of the package is too large: graph.yaml"


def test_many_files_that_are_large_together(tmp_path: Path) -> None:
    content = bytes(MAX_EXPLAINER_FILE_BYTES)
    number = package.MAX_CONTENT_BYTES // MAX_EXPLAINER_FILE_BYTES + 1
    path = write(tmp_path / "bomb.explainer", *((f"{index}.yaml", content) for index in range(number)))
    assert refusal(path) == f"a file of the package is too large: {number - 1}.yaml"


def test_a_size_that_is_not_true(tmp_path: Path) -> None:
    """The size that the archive gives is no limit to what is read."""
    path = write(tmp_path / "bomb.explainer", ("graph.yaml", bytes(MAX_EXPLAINER_FILE_BYTES + 1)))
    raw = path.read_bytes()
    size = (MAX_EXPLAINER_FILE_BYTES + 1).to_bytes(4, "little")
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    assert refusal(path) in (
        "a file of the package is too large: graph.yaml",
        "this is not a package, or a damaged one",
    )


def test_too_many_files(tmp_path: Path) -> None:
    entries = ((f"{index}.yaml", b"") for index in range(package.MAX_FILES + 1))
    assert refusal(write(tmp_path / "bad.explainer", *entries)) == "the package has more than 200 files"


def test_a_long_list_of_files_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = ((f"{'n' * 1_000}{index}", b"") for index in range(package.MAX_FILES))
    path = write(tmp_path / "bad.explainer", *entries)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert refusal(path) == "the package has more than 200 files"


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions(tmp_path: Path, compression: int) -> None:
    path = write(tmp_path / "bad.explainer", ("graph.yaml", b"x" * 100), compression=compression)
    assert refusal(path) == "the package has a file in an unknown compression: graph.yaml"


def test_an_encrypted_file(tmp_path: Path) -> None:
    path = write(tmp_path / "bad.explainer", ("graph.yaml", b"x"))
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert refusal(path) == "the package has an encrypted file: graph.yaml"


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip", b"PK\x05\x06" + bytes(10), b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.explainer"
    path.write_bytes(content)
    assert refusal(path) in ("this is not a package, or a damaged one", "the package has more than 200 files")


def test_an_archive_of_too_many_bytes(tmp_path: Path) -> None:
    path = tmp_path / "bad.explainer"
    with path.open("wb") as file:
        file.truncate(package.MAX_PACKAGE_BYTES + 1)
    assert refusal(path) == "the package has more than 32 MB"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_package_is_refused_or_read_without_an_exception(tmp_path: Path, data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("graph.yaml", "article: {}\n" * 3)
        archive.writestr("en.yaml", "title: x\n")
    raw = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.explainer"
    path.write_bytes(raw)
    explainer, problems = examine(path)
    assert explainer is None and problems


# ── Packing ──────────────────────────────────────────────────────────────────────────────────


def test_a_link_that_leads_out_of_the_folder_is_not_packed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: x\n")
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "graph.yaml").symlink_to(secret)
    with pytest.raises(ContentError, match="leads out of the folder"):
        pack(folder, [folder / "graph.yaml"], tmp_path / "out.explainer")
    assert not (tmp_path / "out.explainer").exists()


def test_a_package_unpacks_to_the_files_that_went_in(shipped_folder: Path) -> None:
    with unpack(shipped_folder) as folder:
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
            path.name: path.read_bytes() for path in explainer_files(CONTENT)
        }
    assert not folder.exists()
