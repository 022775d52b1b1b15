"""For all tests: a cache of their own, so that none uses the user's; workers, limits and garbage; figures printed."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

IS_FUZZING = "FUZZ_ROUNDS" in os.environ
IS_THOROUGH = IS_FUZZING or "THOROUGH" in os.environ
MAX_GARBAGE = 1_000_000  # objects, 200 MB
SECONDS_WITH_PROGRAMS = 300  # more than a test waits for one thing, so that it can tell what it waited for

settings.register_profile("fuzz", max_examples=3 * int(os.environ.get("FUZZ_ROUNDS", 100)))
if IS_FUZZING:
    settings.load_profile("fuzz")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: many tests wait for a program or a timer now and then."""
    return (os.cpu_count() or 1) + 1


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


@pytest.fixture(scope="session", autouse=True)
def separate_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


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
