"""What surrounds every operation: limits before validation, cached validation, cost, masked surprises."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from graphql import DocumentNode, GraphQLError, GraphQLSchema, OperationType, validate
from strawberry.extensions import MaskErrors, MaxTokensLimiter, ParserCache, SchemaExtension
from strawberry_django.optimizer import DjangoOptimizerExtension

from . import limits
from .schema import is_surprise


@lru_cache(maxsize=512)
def _problems(schema: GraphQLSchema, document: DocumentNode, rules: tuple[Any, ...]) -> list[GraphQLError]:
    return list(limits.violations(document)) or validate(schema, document, rules)


def _off_socket(document: DocumentNode, operation_name: str | None) -> list[GraphQLError]:
    """Sockets carry subscriptions only: queries and mutations are synchronous and belong on HTTP."""
    operation = limits.operation_of(document, operation_name)
    if operation is None or operation.operation is OperationType.SUBSCRIPTION:
        return []
    return [GraphQLError("Send queries and mutations over HTTP.", extensions={"code": "BAD_REQUEST"})]


class Guard(SchemaExtension):
    """Checks shape and validity once per document, and the cost once per call."""

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        assert context.graphql_document is not None
        problems = list(_problems(context.schema._schema, context.graphql_document, tuple(context.validation_rules)))
        if not problems and isinstance(context.context, dict):
            problems = _off_socket(context.graphql_document, context.operation_name)
        context.pre_execution_errors = problems
        yield

    def on_execute(self) -> Iterator[None]:
        context = self.execution_context
        assert context.graphql_document is not None
        self.cost = limits.cost_of(context.graphql_document, context.operation_name, context.variables)
        if self.cost > limits.MAX_COST:
            raise GraphQLError(
                f"This operation costs {self.cost}; at most {limits.MAX_COST}. Ask for smaller pages.",
                extensions={"code": "COST_EXCEEDED"},
            )
        yield

    def get_results(self) -> dict[str, Any]:
        cost = getattr(self, "cost", None)
        if cost is None:
            return {}
        response = getattr(self.execution_context.context, "response", None)
        if response is not None:
            response["X-Query-Cost"] = str(cost)
            response["X-Query-Cost-Limit"] = str(limits.MAX_COST)
        return {"cost": {"requested": cost, "maximum": limits.MAX_COST}}


EXTENSIONS: list[Callable[[], SchemaExtension]] = [
    lambda: MaxTokensLimiter(max_token_count=limits.MAX_TOKENS),
    lambda: ParserCache(maxsize=512),
    Guard,
    # Only joins and prefetches: deferring columns saved little and cost a query wherever a property met one.
    lambda: DjangoOptimizerExtension(enable_only_optimization=False),
    lambda: MaskErrors(is_surprise, "Something went wrong on our side. It has been logged; please try again."),
]
