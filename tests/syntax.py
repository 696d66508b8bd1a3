"""The product's modules as Python reads them: each is parsed once, for all rules on the source."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, its outer ones first."""
    return tuple(ast.walk(tree(path)))
