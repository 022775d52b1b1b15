"""What is built and installed has everything in it, and runs from any folder without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "mali_tui"


def pip(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def package_files() -> set[str]:
    """What the package holds beside Python: styles, words, templates, scripts; and the explainer."""
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    packed = {f"mali_tui/{path.relative_to(PACKAGE).as_posix()}" for path in files}
    return packed | {f"mali_tui/_content/{path.name}" for path in (ROOT / "content").glob("*.yaml")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as any installer builds it; that fetches what builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    built = pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    if built.returncode and "hatchling" in built.stderr:
        pytest.skip("needs hatchling, or the network to fetch it")
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def prefix(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the wheel is installed."""
    prefix = tmp_path_factory.mktemp("prefix")
    installed = pip("install", "--no-deps", "--no-index", "--ignore-installed", f"--prefix={prefix}", str(wheel))
    assert installed.returncode == 0, installed.stderr
    return prefix


def run(prefix: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run what was installed from the root of the file system."""
    site = next(prefix.glob("lib/python*/site-packages"))
    return subprocess.run(
        [str(prefix / "bin" / "mali-tui"), *arguments],
        cwd="/",
        env={"HOME": str(prefix), "PATH": os.defpath, "PYTHONPATH": str(site), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )


def test_the_wheel_carries_everything(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert package_files() <= names
    assert any(name.endswith("share/man/man1/mali-tui.1") for name in names)


def test_the_source_archive_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    pytest.importorskip("build.__main__", reason="needs python-build")
    command = [sys.executable, "-m", "build", "--sdist", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    archive = next(tmp_path.glob("*.tar.gz"))
    with tarfile.open(archive) as files:
        assert any(name.endswith("/docs/man/mali-tui.1") for name in files.getnames())
    built = pip("wheel", "--no-deps", "--wheel-dir", str(tmp_path), str(archive))
    assert built.returncode == 0, built.stderr
    again = next(tmp_path.glob("*.whl"))
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_what_is_installed_runs_without_the_checkout(prefix: Path, tmp_path: Path) -> None:
    printed = run(prefix, "print", "event:coup-2021")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "The second coup" in printed.stdout
    assert run(prefix, "check").stdout.endswith(": 0 problems\n")
    assert run(prefix, "new", str(tmp_path / "mine")).returncode == 0
    assert run(prefix, "check", str(tmp_path / "mine")).returncode == 0
    for shell in ("bash", "zsh", "fish"):
        assert run(prefix, "completion", shell).stdout
    assert run(prefix, "print", "--format", "html").stdout.startswith("<!doctype html>")


def test_man_finds_the_manual(prefix: Path) -> None:
    try:
        found = subprocess.run(
            ["man", "-M", str(prefix / "share" / "man"), "-w", "mali-tui"], capture_output=True, text=True
        )
    except FileNotFoundError:
        pytest.skip("needs man: see packages.txt")
    assert found.stdout.strip() == str(prefix / "share" / "man" / "man1" / "mali-tui.1")
