"""Size and entanglement of the product, as docs/architecture.md has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PRODUCT = Path(__file__).resolve().parents[1] / "overland"


def dotted(path: Path) -> str:
    parts = path.relative_to(PRODUCT.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported(path: Path, modules: set[str]) -> set[str]:
    """The modules of the product that one imports, each once."""
    found = set(_names(ast.parse(path.read_text("utf-8"))))
    return {name if name in modules else name.rpartition(".")[0] for name in found} & modules


def _names(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def top(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def lines(*endings: str) -> int:
    paths = [path for path in PRODUCT.rglob("*") if path.suffix in endings]
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


def main() -> None:
    paths = {dotted(path): path for path in PRODUCT.rglob("*.py")}
    arrows = [(one, other) for one in paths for other in imported(paths[one], {*paths})]
    across = sum(top(one) != top(other) for one, other in arrows)
    names = {top(name) for name in paths} - {"", "__main__"}
    print(f"names at the top: {len(names)}")
    print(f"modules: {len(paths)}, lines of Python: {lines('.py')}")
    print(f"lines of JavaScript and CSS: {lines('.js', '.css')}")
    print(f"imports that cross a folder: {across} of {len(arrows)}")


if __name__ == "__main__":
    main()
