"""For all tests: a cache of their own, so that none uses the user's; workers, limits and garbage; figures printed."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from _pytest.assertion import rewrite
from thorough import IS_FUZZING, IS_THOROUGH

MAX_EXAMPLES = 30  # of a property; `make fuzz` tries more, and others each time
THOROUGH_MAX_EXAMPLES = 100
MAX_GARBAGE = 1_000_000  # objects, 200 MB
SECONDS_WITH_PROGRAMS = 300  # more than a test waits for one thing, so that it can tell what it waited for


def pytest_configure(config: pytest.Config) -> None:
    """Let no test of properties depend on time or chance: no deadline, and the same examples each time.

    Nor any test on what started them: nohup has programs ignore SIGHUP, and with them those that they start.

    What starts the workers runs no test, and they wait for it: it doesn't import Hypothesis, which takes a second.
    """
    for number in (signal.SIGHUP, signal.SIGTERM):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in the background of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if config.getoption("dist", "no") != "no":
        return
    from hypothesis import HealthCheck, settings

    same: Any = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}
    settings.register_profile("some", max_examples=MAX_EXAMPLES, derandomize=True, **same)
    settings.register_profile("thorough", max_examples=THOROUGH_MAX_EXAMPLES, derandomize=True, **same)
    settings.register_profile("fuzz", max_examples=3 * int(os.environ.get("FUZZ_ROUNDS", 100)), **same)
    settings.load_profile("fuzz" if IS_FUZZING else "thorough" if IS_THOROUGH else "some")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: many tests wait for a program or a timer now and then."""
    return (os.cpu_count() or 1) + 1


def pytest_sessionstart(session: pytest.Session) -> None:
    """Divide the compiling of tests among the workers; otherwise each compiles all: ten seconds, the first time."""
    index, count = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), os.environ.get("PYTEST_XDIST_WORKER_COUNT")
    if count is None or sys.dont_write_bytecode:
        return
    for path in sorted(session.config.rootpath.glob("tests/*/**/test_*.py"))[index :: int(count)]:
        folder = rewrite.get_cache_dir(path)
        compiled = folder / f"{path.stem}{rewrite.PYC_TAIL}"
        if rewrite.try_makedirs(folder) and rewrite._read_pyc(path, compiled) is None:
            source, code = rewrite._rewrite_test(path, session.config)
            rewrite._write_pyc(session.config.stash[rewrite.assertstate_key], code, source, compiled)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests that start programs, one after the other, more time before they count as hanging."""
    for item in items:
        if item.path.parent.name == "faults":
            item.add_marker(pytest.mark.timeout(SECONDS_WITH_PROGRAMS))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Collect garbage now and then between tests only: it would be a quarter of the time of tests of the app.

    Not by `gc.disable`, since the app does that, too, and undoes it.
    """
    if not IS_FUZZING:
        gc.collect()
        gc.freeze()
        gc.set_threshold(0)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect garbage if there may be much."""
    if not IS_FUZZING and gc.get_count()[0] > MAX_GARBAGE:
        gc.collect()
        gc.freeze()  # what is left is kept by fixtures


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Leave no garbage to be searched for as Python ends."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def separate_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def first_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the app has been opened once, with nothing in the cache, and quit."""
    from terminal import CACHE, open_app  # which there is not on Windows

    home = tmp_path_factory.mktemp("first")
    with open_app(home) as terminal:
        terminal.wait_until_drawn()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        terminal.assert_left_as_it_was()
    assert (home / CACHE).is_dir()
    return home


@pytest.fixture
def cached_explainer(first_home: Path, tmp_path: Path) -> None:
    """Put what a first start has read and checked into the cache of the test's home: a third of a start is saved."""
    from terminal import CACHE

    copytree(first_home / CACHE, tmp_path / CACHE)


@pytest.fixture(scope="session")
def is_thorough() -> bool:
    """Whether to check all of very many cases, as `make test-all` and `make fuzz` do, and not some of each kind."""
    return IS_THOROUGH


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Records a figure that the test measured, to be printed after all tests."""
    return lambda text: record_property("figure", text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures."""
    reports = [report for report in terminalreporter.stats.get("passed", ()) if isinstance(report, pytest.TestReport)]
    figures = [str(value) for report in reports for name, value in report.user_properties if name == "figure"]
    if figures:
        terminalreporter.section("figures")
        terminalreporter.write_line("\n".join(figures))
