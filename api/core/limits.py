"""What one operation may ask: static limits on its shape, and a cost that grows with page sizes.

The numbers follow published practice (GraphQL Armor, GitHub, Saleor); docs/api.md lists them.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)

MAX_CHARACTERS = 15_000
MAX_TOKENS = 1_500
MAX_DEPTH = 12
MAX_INTROSPECTION_DEPTH = 15
MAX_ALIASES = 20
MAX_FIELDS = 500
MAX_DIRECTIVES = 50
MAX_MUTATIONS = 4
MAX_COST = 5_000


@dataclass(frozen=True)
class Shape:
    """Measures of a selection, with its fragments expanded."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0

    def beside(self, other: "Shape") -> "Shape":
        """Both in one selection set."""
        return Shape(
            max(self.depth, other.depth),
            self.fields + other.fields,
            self.aliases + other.aliases,
            self.directives + other.directives,
        )


class _Measure:
    """Measures each fragment once, so that nested spreads cost nothing to measure."""

    def __init__(self, document: DocumentNode) -> None:
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self.known: dict[str, Shape] = {}

    def selections(self, selection_set: SelectionSetNode | None) -> Shape:
        shape = Shape()
        for node in selection_set.selections if selection_set else ():
            shape = shape.beside(self.selection(node))
        return shape

    def selection(self, node: SelectionNode) -> Shape:
        directives = Shape(directives=len(node.directives or ()))
        if isinstance(node, FieldNode):
            inner = self.selections(node.selection_set)
            here = Shape(inner.depth + 1, inner.fields + 1, inner.aliases + (node.alias is not None), inner.directives)
            return here.beside(directives)
        if isinstance(node, InlineFragmentNode):
            return self.selections(node.selection_set).beside(directives)
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name not in self.known:
            # A cycle finds this and stops; validation names it properly.
            self.known[name] = Shape()
            fragment = self.fragments.get(name)
            self.known[name] = self.selections(fragment.selection_set) if fragment else Shape()
        return self.known[name].beside(directives)


@lru_cache(maxsize=256)
def violations(document: DocumentNode) -> tuple[GraphQLError, ...]:
    """The limits that a document breaks, before it is validated: validation itself can be made slow."""
    measure = _Measure(document)
    found: list[str] = []
    for definition in document.definitions:
        if isinstance(definition, FragmentDefinitionNode):
            measure.selection(
                FragmentSpreadNode(name=definition.name, directives=()),
            )
        if not isinstance(definition, OperationDefinitionNode):
            continue
        shape = measure.selections(definition.selection_set).beside(Shape(directives=len(definition.directives or ())))
        roots = definition.selection_set.selections
        introspection = all(isinstance(node, FieldNode) and node.name.value.startswith("__") for node in roots)
        depth = MAX_INTROSPECTION_DEPTH if introspection else MAX_DEPTH
        measured = [
            ("levels", shape.depth, depth),
            ("aliases", shape.aliases, MAX_ALIASES),
            ("fields", shape.fields, MAX_FIELDS),
            ("directives", shape.directives, MAX_DIRECTIVES),
        ]
        if definition.operation is OperationType.MUTATION:
            measured.append(("mutations", len(roots), MAX_MUTATIONS))
        found += [
            f"This operation has {name} {size}; at most {limit}." for name, size, limit in measured if size > limit
        ]
    if len(measure.fragments) > MAX_DIRECTIVES:
        found.append(f"This document has {len(measure.fragments)} fragments; at most {MAX_DIRECTIVES}.")
    return tuple(GraphQLError(text, extensions={"code": "LIMIT_EXCEEDED"}) for text in found)


def operations_of(document: DocumentNode) -> list[OperationDefinitionNode]:
    """All operations of a document; one of them runs."""
    return [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]


def operation_of(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """The operation that will run."""
    operations = operations_of(document)
    if name is None:
        return operations[0] if operations else None
    return next((o for o in operations if o.name and o.name.value == name), None)


def cost_of(document: DocumentNode, operation_name: str | None, variables: dict[str, Any] | None) -> int:
    """The cost of an operation: one per object asked for, a page counting as many as its size.

    Scalars are free; a field with a selection costs 1; below a connection everything is multiplied by
    its `first` or `last`, or by the default page. A mutation costs 10 more.
    """
    operation = operation_of(document, operation_name)
    if operation is None:
        return 0
    fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
    defaults = {
        d.variable.name.value: int(d.default_value.value)
        for d in operation.variable_definitions or ()
        if isinstance(d.default_value, IntValueNode)
    }
    values = {**defaults, **(variables or {})}
    known: dict[str, int] = {}

    def page_size(node: FieldNode) -> int:
        sizes = []
        for argument in node.arguments or ():
            if argument.name.value not in {"first", "last"}:
                continue
            value = argument.value
            given = values.get(value.name.value) if isinstance(value, VariableNode) else getattr(value, "value", None)
            try:
                sizes.append(int(given))  # type: ignore[arg-type]
            except (TypeError, ValueError, OverflowError):
                continue
        size = min(sizes) if sizes else settings.GRAPHQL_DEFAULT_PAGE
        return max(0, min(size, settings.GRAPHQL_MAX_PAGE))

    def selections(selection_set: SelectionSetNode | None) -> int:
        return sum(selection(node) for node in selection_set.selections) if selection_set else 0

    def asks_for_rows(selection_set: SelectionSetNode, seen: frozenset[str] = frozenset()) -> bool:
        for node in selection_set.selections:
            if isinstance(node, FieldNode) and node.name.value in {"edges", "nodes"}:
                return True
            if isinstance(node, InlineFragmentNode) and asks_for_rows(node.selection_set, seen):
                return True
            if isinstance(node, FragmentSpreadNode) and node.name.value in fragments.keys() - seen:
                name = node.name.value
                if asks_for_rows(fragments[name].selection_set, seen | {name}):
                    return True
        return False

    def selection(node: SelectionNode) -> int:
        if isinstance(node, FieldNode):
            if node.selection_set is None or node.name.value.startswith("__"):
                return 0
            inner = selections(node.selection_set)
            return 1 + inner * (page_size(node) if asks_for_rows(node.selection_set) else 1)
        if isinstance(node, InlineFragmentNode):
            return selections(node.selection_set)
        assert isinstance(node, FragmentSpreadNode)
        name = node.name.value
        if name not in known:
            known[name] = 0
            known[name] = selections(fragments[name].selection_set) if name in fragments else 0
        return known[name]

    extra = 10 * len(operation.selection_set.selections) if operation.operation is OperationType.MUTATION else 0
    return selections(operation.selection_set) + extra
