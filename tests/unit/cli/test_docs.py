"""``mali-tui docs``: the guide and the schemas are found from a checkout and from a wheel, and `new` names them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import fastjsonschema
import pytest
import yaml

from mali_tui.cli import docs
from mali_tui.cli.main import main

ROOT = Path(__file__).parents[3]


def test_it_says_where_each_document_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs"]) == 0
    found = dict(re.split(r"  +", line) for line in capsys.readouterr().out.splitlines())
    assert found.keys() == docs.DOCS.keys() and all(Path(path).is_file() for path in found.values())


@pytest.mark.parametrize("name", docs.DOCS)
def test_it_prints_a_document(capsysbinary: pytest.CaptureFixture[bytes], name: str) -> None:
    assert main(["docs", name]) == 0
    assert capsysbinary.readouterr().out == (ROOT / "docs" / docs.DOCS[name]).read_bytes()


def test_another_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["docs", "formt"]) == 2
    assert "format" in capsys.readouterr().err


def test_a_wheel_has_the_documents_where_they_are_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    included = dict(re.findall(r'^"(.+)" = "(mali_tui/.+)"$', settings, re.MULTILINE))
    monkeypatch.setattr(docs, "_PACKAGE", tmp_path / "lib" / "site-packages" / "mali_tui")
    for path in docs.DOCS.values():
        packed = docs.find_docs() / path
        sources = {target: ROOT / source for source, target in included.items()}
        inside = packed.relative_to(tmp_path / "lib" / "site-packages").as_posix()
        target = next(target for target in sources if inside == target or inside.startswith(f"{target}/"))
        assert (sources[target] / inside.removeprefix(target).lstrip("/")).is_file()


def test_the_schema_of_a_new_explainer_is_found_and_fits(tmp_path: Path) -> None:
    folder = tmp_path / "my explainer"
    assert main(["new", str(folder), "--lang", "en,ar"]) == 0
    for path in sorted(folder.glob("*.yaml")):
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        match = re.fullmatch(r"# yaml-language-server: \$schema=(file://\S+)", first)
        assert match
        schema = Path(unquote(urlparse(match[1]).path))
        assert schema.name == ("graph" if path.stem == "graph" else "edition") + ".schema.json"
        is_valid = fastjsonschema.compile(json.loads(schema.read_text(encoding="utf-8")))
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        is_valid(json.loads(json.dumps(data, default=str)))  # with dates as texts, as editors have them
