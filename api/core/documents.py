"""Trusted documents: the operations that first-party apps ship, sent by hash and cacheable.

A manifest in `api/documents/` is a JSON object `{sha256: document}`, the same for the web app (written by
GraphQL Code Generator), iOS and Android (written by Apollo's code generators).
"""

import hashlib
import json
from functools import cache, lru_cache
from pathlib import Path

from graphql import (
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    is_abstract_type,
    is_composite_type,
    parse,
    visit,
)
from graphql.language import Node

MANIFESTS = Path(__file__).resolve().parent.parent / "documents"


@cache
def trusted_documents() -> dict[str, str]:
    """Every shipped document by its hash. A manifest whose hash is not its document's stops the start."""
    documents: dict[str, str] = {}
    for path in sorted(MANIFESTS.glob("*.json")):
        for digest, text in json.loads(path.read_text()).items():
            if hashlib.sha256(text.encode()).hexdigest() != digest:
                raise ValueError(f"{path.name}: {digest} is not the SHA-256 of its document.")
            documents[digest] = text
    return documents


@lru_cache(maxsize=512)
def types_read(schema: GraphQLSchema, text: str) -> frozenset[str]:
    """The names of all object types that an operation may read: the surrogate keys of its answer.

    Whatever changes one of these types may change the answer, lists and "not found" included.
    """
    names: set[str] = set()
    info = TypeInfo(schema)

    class Collect(Visitor):
        def enter_field(self, node: Node, *args: object) -> None:
            field_type = get_named_type(info.get_type())
            if field_type is None or not is_composite_type(field_type):
                return
            names.add(field_type.name)
            if is_abstract_type(field_type):
                names.update(possible.name for possible in schema.get_possible_types(field_type))

    visit(parse(text), TypeInfoVisitor(info, Collect()))
    return frozenset(names)
