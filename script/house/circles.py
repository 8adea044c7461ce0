"""No module imports, by whatever way round, one that imports it. Imports inside functions count: they hide a circle, and mend none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import grimp
import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from script.house.finding import Finding

Imports = Mapping[str, frozenset[str]]


def imports_of(package: str) -> Imports:
    """Return the modules of an importable package, each with those of the package that it imports."""
    graph = grimp.build_graph(package, cache_dir=None)
    return {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def circles(imports: Imports) -> list[list[str]]:
    """Return each set of two or more modules that all lead to one another, sorted."""
    modules = sorted(imports)
    number = {module: index for index, module in enumerate(modules)}
    arrows = [(number[one], number[other]) for one in modules for other in imports[one]]
    table = csr_matrix((np.ones(len(arrows)), tuple(np.array(arrows, dtype=int).reshape(-1, 2).T)), shape=(len(modules),) * 2)
    together = defaultdict(list)
    for module, group in zip(modules, connected_components(table, connection="strong")[1], strict=True):
        together[int(group)].append(module)
    return [group for group in together.values() if len(group) > 1]


def find(_root: Path, package: str = "causeway") -> Iterator[Finding]:
    """Yield one finding for each module that stands in a circle."""
    for circle in circles(imports_of(package)):
        for module in circle:
            others = ", ".join(other for other in circle if other != module)
            yield Finding(
                "circle",
                module,
                f"{module} imports, one after the other, what imports it: {others}. Move what they share to a module below them.",
            )
