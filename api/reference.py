"""The schema as pages about this API describe it: what cms asks of whoever knows the API."""

import json
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Any

from django.utils.translation import gettext as _
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLError,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    OperationDefinitionNode,
    Undefined,
    ast_from_value,
    get_named_type,
    parse,
    print_ast,
    validate,
)
from graphql.execution.values import get_variable_values

from cms.api_reference import Argument, Entry, Fault, Field

MAX_TOKENS = 2_000
MAX_FAULTS = 5
MAX_NEAR = 5


class SchemaReference:
    """Operations by the name of their root field, types by theirs. The schema is read when it is first needed."""

    @cached_property
    def schema(self) -> GraphQLSchema:
        from .schema import schema

        return schema._schema

    @cached_property
    def roots(self) -> dict[str, tuple[str, GraphQLField]]:
        """The root fields by name, each with the kind of its operation."""
        kinds = {
            "query": self.schema.query_type,
            "mutation": self.schema.mutation_type,
            "subscription": self.schema.subscription_type,
        }
        return {
            name: (kind, field)
            for kind, root in kinds.items()
            if root is not None
            for name, field in root.fields.items()
        }

    @cached_property
    def types(self) -> dict[str, GraphQLNamedType]:
        """The types that pages may describe: neither the roots nor what introspection is made of."""
        roots = {self.schema.query_type, self.schema.mutation_type, self.schema.subscription_type}
        return {
            name: found
            for name, found in self.schema.type_map.items()
            if found not in roots and not name.startswith("__")
        }

    def entry(self, name: str) -> Entry | None:
        """The operation or type of that name; None where there is none."""
        if name in self.roots:
            return _operation(name, *self.roots[name])
        return _type(self.types[name]) if name in self.types else None

    def near(self, name: str) -> list[str]:
        """Names that may have been meant, the likeliest first; at most five."""
        wanted = name.strip().lower()
        spelled = {known.lower(): known for known in [*self.types, *self.roots]}
        close = get_close_matches(wanted, spelled, n=MAX_NEAR, cutoff=0.6)
        within = sorted((known for known in spelled if wanted and wanted in known), key=len)
        return [spelled[known] for known in dict.fromkeys([*close, *within])][:MAX_NEAR]

    def faults(self, document: str, variables: str) -> list[Fault]:
        """What is wrong with a document and its variables; nothing where it can be run."""
        return list(_faults(self.schema, document, variables))


@lru_cache(maxsize=512)
def _faults(schema: GraphQLSchema, document: str, variables: str) -> tuple[Fault, ...]:
    try:
        parsed = parse(document, max_tokens=MAX_TOKENS)
    except GraphQLError as error:
        return (_fault(error),)
    found = validate(schema, parsed, max_errors=MAX_FAULTS)
    if found:
        return tuple(map(_fault, found))
    operations = [node for node in parsed.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1:
        return (Fault(_("An example holds exactly one operation.")),)
    try:
        values = json.loads(variables) if variables.strip() else {}
    except (ValueError, RecursionError) as error:
        return (Fault(_("The variables are not JSON: %s") % error),)
    if not isinstance(values, dict):
        return (Fault(_("The variables have to be a JSON object.")),)
    definitions = operations[0].variable_definitions or ()
    unknown = values.keys() - {definition.variable.name.value for definition in definitions}
    if unknown:
        return (Fault(_("The document takes no variable “%s”.") % sorted(unknown)[0]),)
    coerced = get_variable_values(schema, definitions, values, max_errors=MAX_FAULTS)
    return tuple(map(_fault, coerced)) if isinstance(coerced, list) else ()


def _fault(error: GraphQLError) -> Fault:
    place = error.locations[0] if error.locations else None
    return Fault(error.message, place.line if place else 0, place.column if place else 0)


def _operation(name: str, kind: str, field: GraphQLField) -> Entry:
    arguments = tuple(_argument(name, argument) for name, argument in field.args.items())
    signature = f"{name}{_in_brackets(arguments)}: {field.type}"
    return Entry(
        name=name,
        kind=kind,
        signature=signature,
        description=field.description or "",
        deprecated=field.deprecation_reason or "",
        returns=str(field.type),
        arguments=arguments,
        fields=_fields(get_named_type(field.type)),
    )


def _type(found: GraphQLNamedType) -> Entry:
    match found:
        case GraphQLObjectType() | GraphQLInterfaceType():
            kind, word = ("object", "type") if isinstance(found, GraphQLObjectType) else ("interface", "interface")
            above = " & ".join(interface.name for interface in found.interfaces)
            signature = f"{word} {found.name}" + (f" implements {above}" if above else "")
        case GraphQLUnionType():
            kind, signature = "union", f"union {found.name} = " + " | ".join(member.name for member in found.types)
        case GraphQLInputObjectType():
            kind, signature = "input", f"input {found.name}"
        case GraphQLEnumType():
            kind, signature = "enum", f"enum {found.name}"
        case _:
            kind, signature = "scalar", f"scalar {found.name}"
    return Entry(
        name=found.name,
        kind=kind,
        signature=signature,
        description=found.description or "",
        fields=_fields(found),
    )


def _fields(found: Any) -> tuple[Field, ...]:
    match found:
        case GraphQLObjectType() | GraphQLInterfaceType() | GraphQLInputObjectType():
            return tuple(
                Field(name, str(field.type), field.description or "", field.deprecation_reason or "")
                for name, field in found.fields.items()
            )
        case GraphQLEnumType():
            return tuple(
                Field(name, "", value.description or "", value.deprecation_reason or "")
                for name, value in found.values.items()
            )
        case GraphQLUnionType():
            return tuple(Field(member.name, member.name, member.description or "") for member in found.types)
        case GraphQLScalarType() | _:
            return ()


def _argument(name: str, argument: GraphQLArgument) -> Argument:
    default = None
    if argument.default_value is not Undefined:
        node = ast_from_value(argument.default_value, argument.type)
        default = print_ast(node) if node is not None else None
    return Argument(
        name=name,
        type=str(argument.type),
        description=argument.description or "",
        default=default,
        deprecated=argument.deprecation_reason or "",
    )


def _in_brackets(arguments: tuple[Argument, ...]) -> str:
    written = [f"{one.name}: {one.type}" + (f" = {one.default}" if one.default else "") for one in arguments]
    if not written:
        return ""
    line = f"({', '.join(written)})"
    return line if len(line) <= 70 else "(\n" + "".join(f"  {one}\n" for one in written) + ")"
