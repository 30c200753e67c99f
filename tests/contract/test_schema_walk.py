"""Promises that hold for every type, field and mutation of the schema, those of tomorrow included."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_list_type,
    is_non_null_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry_django.utils.typing import get_django_definition

from api.core.connections import BoundedConnection
from api.core.mutations import MutationExtension
from api.schema import schema

GRAPHQL = schema._schema

# Lists that are not connections, and what bounds each of them.
BOUNDED_BY_NATURE = {
    "edges": "a connection's page",
    "errors": "one per input field",
    "path": "the depth of one input",
    "Video.sources": "one per rendition quality",
    "Video.captions": "one per language",
    "CaptionTrack.downloads": "one per format",
    "Video.chapters": "a hundred",
    "Cue.words": "a sentence; the longest are divided",
    "Cue.flags": "the reasons there are",
    "VideoTranslation.cues": "200, and fewer where `first` says so",
    "TranslationCue.replaces": "the lines that stand at one time",
    "roles": "the roles there are",
    "scopes": "the scopes there are",
    "breadcrumbs": "the depth of the page tree: four levels of categories",
    "Category.children": "a hundred",
    "translations": "the site's languages",
    "Staleness.changes": "the parts of one page",
    "RevisionChanges.parts": "200",
    "PartDifference.marks": "4,000 characters of a part",
    "Conversion.problems": "100",
    "tableOfContents": "the places of one page",
    "also": "the other words for one term",
    "ApiEntry.arguments": "the arguments of one operation",
    "ApiEntry.fields": "the fields of one type",
    "body": "the blocks of one page",
    "links": "the links of one text",
    "columns": "one table",
    "rows": "one table",
    "cells": "one row of a table",
    "steps": "one list, of fifty at most",
    "VideoProcessing.steps": "the steps of the pipeline",
    "RelatedBlock.pages": "six",
    "opensWith": "twenty",
    "tags": "the tags of one page",
    "related": "four",
    "popularPages": "twenty",
    "PageInsights.questions": "ten",
    "VideoWatching.parts": "forty",
    **dict.fromkeys((f"ContentGap.{name}" for name in ("topics", "searches", "tickets")), "five"),
    "SearchHit.tags": "the tags of one object",
    "searchSuggest": "ten",
    **dict.fromkeys(
        (f"SearchFacets.{name}" for name in ("kinds", "locales", "categories", "areas", "tags")), "40 values"
    ),
    "SearchFacets.dates": "three periods",
    "searchPopular": "ten",
}


def object_types() -> Iterator[GraphQLObjectType | GraphQLInterfaceType]:
    for graphql_type in GRAPHQL.type_map.values():
        if isinstance(graphql_type, GraphQLObjectType | GraphQLInterfaceType) and not graphql_type.name.startswith(
            "__"
        ):
            yield graphql_type


def strawberry_definition(graphql_type: GraphQLNamedType):
    return (graphql_type.extensions or {}).get(GraphQLCoreConverter.DEFINITION_BACKREF)


def is_list(field: GraphQLField) -> bool:
    field_type = field.type
    if is_non_null_type(field_type):
        field_type = field_type.of_type
    return isinstance(field_type, GraphQLList)


def strawberry_field(parent: GraphQLNamedType, name: str):
    definition = strawberry_definition(parent)
    return next(f for f in definition.fields if schema.config.name_converter.get_graphql_name(f) == name)


def test_every_list_is_bounded():
    unbounded = [
        f"{parent.name}.{name}"
        for parent in object_types()
        for name, field in parent.fields.items()
        if is_list(field) and name not in BOUNDED_BY_NATURE and f"{parent.name}.{name}" not in BOUNDED_BY_NATURE
    ]
    assert unbounded == [], "make it a connection(), or say in BOUNDED_BY_NATURE what bounds it"


def test_every_connection_has_a_default_page_and_a_maximum():
    loose = [
        f"{parent.name}.{name}"
        for parent in object_types()
        for name, field in parent.fields.items()
        if get_named_type(field.type).name.endswith("CursorConnection")
        and not any(isinstance(e, BoundedConnection) for e in strawberry_field(parent, name).extensions)
    ]
    assert loose == [], "use api.core.connections.connection()"


def test_every_model_type_reads_through_the_viewer():
    unscoped = []
    for graphql_type in object_types():
        definition = strawberry_definition(graphql_type)
        if definition is None or isinstance(graphql_type, GraphQLInterfaceType):
            continue
        if get_django_definition(definition.origin) is not None and not hasattr(definition.origin, "get_queryset"):
            unscoped.append(graphql_type.name)
    assert unscoped == [], "use api.core.nodes.node_type()"


def mutations() -> list[str]:
    return sorted(GRAPHQL.mutation_type.fields) if GRAPHQL.mutation_type else []


@pytest.mark.parametrize("name", mutations())
def test_a_mutation_declares_its_permission_and_takes_one_idempotent_input(name):
    field = GRAPHQL.mutation_type.fields[name]
    extensions = strawberry_field(GRAPHQL.mutation_type, name).extensions
    assert any(isinstance(extension, MutationExtension) for extension in extensions), (
        "use api.core.mutations.mutation()"
    )
    assert list(field.args) == ["input"]
    assert "clientMutationId" in get_named_type(field.args["input"].type).fields
    payload = get_named_type(field.type)
    assert payload.name.endswith("Payload")
    assert "Payload" in {interface.name for interface in payload.interfaces}
    results = {key for key in payload.fields if key not in {"errors", "clientMutationId"}}
    assert all(not is_non_null_type(payload.fields[key].type) for key in results), "a refusal leaves them null"


def test_members_of_a_union_never_share_a_field_with_another_type():
    clashes = []
    for union in GRAPHQL.type_map.values():
        if not isinstance(union, GraphQLUnionType):
            continue
        seen: dict[str, set[str]] = defaultdict(set)
        for member in union.types:
            for name, field in member.fields.items():
                seen[name].add(str(field.type))
        clashes += [f"{union.name}.{name}: {types}" for name, types in seen.items() if len(types) > 1]
    assert clashes == []


def test_lists_hold_no_nulls_and_are_never_null_themselves():
    loose = [
        f"{parent.name}.{name}"
        for parent in object_types()
        for name, field in parent.fields.items()
        if is_list(field)
        and not (
            is_non_null_type(field.type)
            and is_list_type(field.type.of_type)
            and is_non_null_type(field.type.of_type.of_type)
        )
    ]
    assert loose == []
