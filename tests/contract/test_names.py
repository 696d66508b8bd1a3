"""Names: one thing has one name, one name means one thing, and a module says first what it is."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.syntax import nodes, tree

PRODUCT = Path(__file__).resolve().parents[2] / "overland"
SOURCES = sorted(PRODUCT.rglob("*.py"))

# A module name that stands in several packages stands for one thing in each of them:
ONE_THING = {
    *("corrections", "legs", "lengths", "metadata", "places", "profile", "relations"),
    *("symbology", "tables", "timeline"),  # of a story: decided in one package, laid out in others
    *("basemap", "dictionary", "draft", "edit", "upgrade"),  # and the command that makes it
    *("geojson", "kml", "linked_places"),  # a format: read and written
}
# Names of no thing: containers of whatever is left over, and past participles.
NO_NAMES = {
    *("utils", "util", "helpers", "helper", "manager", "misc", "common", "data2", "info", "base"),
    *("asked", "drawn", "found", "given", "kept", "known", "made", "said", "shown", "told", "seen"),
}
QUESTION = re.compile(r"(?:What|How|Whether|Which|Who|Whom|Whose|When|Where|Everything|All)\b")


def module(path: Path) -> str:
    name = ".".join(path.relative_to(PRODUCT.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def defined(*kinds: type[ast.stmt]) -> dict[str, set[str]]:
    """Public names at the top of modules -> the modules that define them."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in SOURCES:
        for node in tree(path).body:
            name = getattr(node, "name", "_")
            if isinstance(node, kinds) and not name.startswith("_"):
                found[name].add(module(path))
    return found


def imported_alone() -> Iterator[tuple[str, str]]:
    """Module and name of everything that is imported without its module."""
    for path in SOURCES:
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node.module, alias.name) for alias in node.names)


def test_no_two_modules_have_one_name_for_two_things() -> None:
    stems: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        if not path.stem.startswith("__"):
            stems[path.stem].append(module(path))
    assert {stem for stem, modules in stems.items() if len(modules) > 1} == ONE_THING


def test_no_two_classes_have_one_name() -> None:
    assert {name: at for name, at in defined(ast.ClassDef).items() if len(at) > 1} == {}


def test_no_class_is_called_as_a_value_of_the_model_is() -> None:
    (path,) = (path for path in SOURCES if module(path) == "overland.story.models")
    lines = [node for node in tree(path).body if isinstance(node, ast.Assign)]
    values = {target.id for n in lines for target in n.targets if isinstance(target, ast.Name)}
    assert {"Status", "RelationKind"} <= values
    assert values & defined(ast.ClassDef).keys() == set()


def test_a_function_that_is_called_without_its_module_shares_its_name_with_no_other() -> None:
    functions = defined(ast.FunctionDef, ast.AsyncFunctionDef)
    shared = {name: modules for name, modules in functions.items() if len(modules) > 1}
    alone = {(at, name) for at, name in imported_alone() if at in shared.get(name, ())}
    assert alone == set()


def test_a_module_and_a_class_are_called_what_they_are() -> None:
    names = {path.stem for path in SOURCES} | {n.lower() for n in defined(ast.ClassDef)}
    assert names & NO_NAMES == set()


def test_the_first_line_of_a_module_names_the_thing() -> None:
    """A noun, in one sentence that fits on the line; never a question about what it might be."""
    wrong = {}
    for path in SOURCES:
        first = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
        if path.read_text("utf-8").strip() and (
            not first or QUESTION.match(first) or first[-1] not in '.:"'
        ):
            wrong[module(path)] = first
    assert wrong == {}


def test_every_private_name_is_used() -> None:
    """What nobody calls or reads is deleted; a name counts wherever it stands in the product."""
    words = Counter(
        word for path in SOURCES for word in re.findall(r"\w+", path.read_text("utf-8"))
    )
    private = {
        name: module(path)
        for path in SOURCES
        for node in tree(path).body
        for name in names_of(node)
        if name.startswith("_") and not name.startswith("__")
    }
    assert {name: at for name, at in private.items() if words[name] < 2} == {}


def names_of(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign):
        return [node.target.id] if isinstance(node.target, ast.Name) else []
    return [getattr(node, "name", "")]
