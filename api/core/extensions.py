"""What surrounds every operation: limits before validation, cached validation, cost, masked surprises."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from graphql import DocumentNode, GraphQLError, GraphQLSchema, GraphQLSyntaxError, OperationType, validate
from strawberry.extensions import MaskErrors, MaxTokensLimiter, ParserCache, SchemaExtension
from strawberry_django.optimizer import DjangoOptimizerExtension

from core.accounts.callers import address_of
from core.accounts.scopes import Scope
from core.budget import Balance

from . import budget, limits
from .schema import is_surprise


@lru_cache(maxsize=512)
def _problems(schema: GraphQLSchema, document: DocumentNode, rules: tuple[Any, ...]) -> list[GraphQLError]:
    problems = list(limits.violations(document)) or validate(schema, document, rules)
    if any(isinstance(problem.original_error, ValueError) for problem in problems):
        # Python refuses to read an integer of thousands of digits.
        return [GraphQLError("A number in this document is too large.", extensions={"code": "INVALID"})]
    return problems


def _wrong_door(context: Any) -> list[GraphQLError]:
    """Sockets carry subscriptions and HTTP the rest; a token reads where it has the scope for it.

    Of several operations one has to be named: the library would run the first.
    """
    if context._provided_operation_name is None and len(limits.operations_of(context.graphql_document)) > 1:
        message = "Must provide operation name if query contains multiple operations."
        return [GraphQLError(message, extensions={"code": "BAD_REQUEST"})]
    operation = limits.operation_of(context.graphql_document, context.operation_name)
    if operation is None:
        return []
    subscribes = operation.operation is OperationType.SUBSCRIPTION
    if subscribes != isinstance(context.context, dict) and context.context is not None:
        message = "Subscribe over WebSocket." if subscribes else "Send queries and mutations over HTTP."
        return [GraphQLError(message, extensions={"code": "BAD_REQUEST"})]
    scopes = getattr(getattr(context.context, "viewer", None), "scopes", None)
    if scopes is not None and Scope.READ not in scopes and operation.operation is not OperationType.MUTATION:
        message = _("This token lacks the scope “%(scope)s”.") % {"scope": Scope.READ}
        return [GraphQLError(message, extensions={"code": "FORBIDDEN"})]
    return []


class Parser(ParserCache):
    """Parses each document once, and leaves a broken one to the library's own parser.

    An error raised by an extension ends a socket's operation without a word; the library's is told to the client.
    """

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        with suppress(GraphQLSyntaxError):
            context.graphql_document = self.cached_parse_document(context.query, **context.parse_options)
        yield


class Guard(SchemaExtension):
    """Checks shape and validity once per document, and the cost once per call: against the most that one
    operation may cost, and against the caller's budget.
    """

    cost: int | None = None
    balance: Balance | None = None

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        assert context.graphql_document is not None
        problems = list(_problems(context.schema._schema, context.graphql_document, tuple(context.validation_rules)))
        if not problems:
            problems = _wrong_door(context)
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
        # A socket's operations are paid for where they begin, and have no request (api.core.websocket).
        request = getattr(context.context, "request", None)
        if isinstance(request, HttpRequest):
            self.balance = budget.charge(context.context.viewer, address_of(request), self.cost)
            if self.balance is not None and not self.balance.granted:
                raise budget.refusal_of(self.balance)
        yield

    def get_results(self) -> dict[str, Any]:
        if self.cost is None:
            return {}
        report = {"requested": self.cost, "maximum": limits.MAX_COST}
        return {"cost": report | (budget.report_of(self.balance) if self.balance else {})}


class Optimizer(DjangoOptimizerExtension):
    """Joins and prefetches, where strawberry-django's fields ask for them.

    The stock extension also looks at the answer of every other field, for querysets that no resolver of ours
    returns from one. Columns are not deferred: that saved little and cost a query wherever a property met one.
    """

    resolve = SchemaExtension.resolve  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__(enable_only_optimization=False)


EXTENSIONS: list[Callable[[], SchemaExtension]] = [
    lambda: MaxTokensLimiter(max_token_count=limits.MAX_TOKENS),
    lambda: Parser(maxsize=512),
    Guard,
    Optimizer,
    lambda: MaskErrors(is_surprise, _("Something went wrong on our side. It has been logged; please try again.")),
]
