"""GraphQL over HTTP: one synchronous view, real transactions, no thread hops."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from math import ceil
from typing import Any, cast

from cross_web import HTTPException
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from strawberry.django.context import StrawberryDjangoContext
from strawberry.django.views import GraphQLView as StrawberryView
from strawberry.http import GraphQLRequestData

from core.accounts.authentication import InvalidCredentials, authenticate, csrf_failure, is_session
from core.wellformed import load_json

from . import limits
from .documents import trusted_documents, types_read

RESPONSE_TYPE = "application/graphql-response+json"
SHARED_SECONDS = 60
_MEMBERS: tuple[tuple[str, type, str], ...] = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


def _tell_cost(answer: dict[str, Any], response: HttpResponse, *, shared: bool) -> None:
    """Put `extensions.cost` into headers too. An answer that others get as well does not tell one caller's balance."""
    cost = (answer.get("extensions") or {}).get("cost")
    if cost is None:
        return
    response["X-Query-Cost"] = str(cost["requested"])
    response["X-Query-Cost-Limit"] = str(cost["maximum"])
    if shared:
        answer["extensions"]["cost"] = {name: cost[name] for name in ("requested", "maximum")}
    elif "limit" in cost:
        response["X-RateLimit-Limit"] = str(cost["limit"])
        response["X-RateLimit-Remaining"] = str(cost["remaining"])
        response["X-RateLimit-Reset"] = str(ceil(datetime.fromisoformat(cost["resetAt"]).timestamp()))


@method_decorator(csrf_exempt, name="dispatch")
class GraphQLView(StrawberryView):
    """Answers `/graphql` by the GraphQL-over-HTTP specification.

    Cookie sessions need the CSRF token in `X-CSRFToken`; tokens do not. Queries may come by GET, mutations
    never. A trusted document is named by `documentId` or by `extensions.persistedQuery.sha256Hash`.
    """

    subscription_protocols = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.trusted = False
        try:
            request.viewer = authenticate(request)  # type: ignore[attr-defined]
        except InvalidCredentials as error:
            return self.refusal(HTTPStatus.UNAUTHORIZED, str(error), "UNAUTHENTICATED")
        if request.method == "POST" and is_session(request) and (reason := csrf_failure(request)):
            return self.refusal(
                HTTPStatus.FORBIDDEN, f"{reason} Send the CSRF cookie's value as X-CSRFToken.", "FORBIDDEN"
            )
        self.graphql_ide = "graphiql" if request.viewer.is_staff else None  # type: ignore[attr-defined]
        try:
            return self.run(request=request)
        except HTTPException as error:
            return self.refusal(error.status_code, error.reason, "BAD_REQUEST")

    def should_render_graphql_ide(self, request: Any) -> bool:
        """Whether a browser comes to look around. `Accept: */*` is what clients send that take any answer."""
        asks = bool(request.query_params) or request.method != "GET"
        return not asks and "text/html" in request.headers.get("accept", "")

    def get_context(self, request: HttpRequest, response: HttpResponse) -> Any:
        context = StrawberryDjangoContext(request=request, response=response)
        context.viewer = request.viewer  # type: ignore[attr-defined]
        return context

    def parse_json(self, data: str | bytes) -> Any:
        try:
            return load_json(data)
        except ValueError as error:
            raise HTTPException(400, "The request is not JSON in UTF-8.") from error

    def parse_http_body(self, request: Any) -> GraphQLRequestData:
        """The operation in a request. The library's own reading knows no `documentId`, so it is not asked."""
        sent = self._sent(request)
        for name, kind, form in _MEMBERS:
            if not isinstance(sent.get(name), kind | None):
                raise HTTPException(400, f"'{name}' must be {form} or null.")
        data = GraphQLRequestData(
            query=sent.get("query"),
            variables=sent.get("variables"),
            operation_name=sent.get("operationName"),
            extensions=sent.get("extensions"),
        )
        return self._with_document(data, sent.get("documentId"))

    def _sent(self, request: Any) -> Mapping[str, Any]:
        """What the query string or the JSON body holds."""
        if self.request.method == "GET":
            return self.parse_query_params(request.query_params)
        if self.request.content_type != "application/json":
            raise HTTPException(415, "Send the operation as JSON: Content-Type: application/json.")
        try:
            body = self.parse_json(self.request.body)
        except RequestDataTooBig as error:
            raise HTTPException(413, "The request is larger than any operation may be.") from error
        if not isinstance(body, Mapping):
            raise HTTPException(400, "Send one operation as a JSON object; batches are not accepted.")
        return body

    def _with_document(self, data: GraphQLRequestData, document_id: Any) -> GraphQLRequestData:
        persisted = (data.extensions or {}).get("persistedQuery")
        digest = document_id or (persisted.get("sha256Hash") if isinstance(persisted, dict) else None)
        if digest is not None:
            text = trusted_documents().get(str(digest).removeprefix("sha256:"))
            if text is None:
                raise HTTPException(404, "This document is not known here; update the app.")
            if data.query is not None and data.query != text:
                raise HTTPException(400, "'query' and the document's hash do not belong together.")
            self.trusted = True
            data.query = text
        if data.query is not None and len(data.query) > limits.MAX_CHARACTERS:
            raise HTTPException(413, f"The document is longer than {limits.MAX_CHARACTERS} characters.")
        self.document = data.query
        return data

    def create_response(self, response_data: Any, sub_response: Any) -> HttpResponse:
        modern = self.request.accepts(RESPONSE_TYPE) and RESPONSE_TYPE in self.request.headers.get("Accept", "")
        errors = response_data.get("errors") or ()
        if errors and response_data.get("data") is None and not any(error.get("path") for error in errors):
            response_data.pop("data", None)
            sub_response.status_code = HTTPStatus.BAD_REQUEST if modern else HTTPStatus.OK
            waits = (errors[0].get("extensions") or {}).get("retryAfterSeconds")
            if waits is not None:
                sub_response.status_code = HTTPStatus.TOO_MANY_REQUESTS
                sub_response["Retry-After"] = str(waits)
        visitor = not self.request.viewer.is_authenticated  # type: ignore[attr-defined]
        shared = self.request.method == "GET" and self.trusted and not errors and visitor
        _tell_cost(response_data, sub_response, shared=shared)
        response = cast("HttpResponse", super().create_response(response_data, sub_response))
        response["Content-Type"] = f"{RESPONSE_TYPE if modern else 'application/json'}; charset=utf-8"
        patch_vary_headers(response, ["Accept", "Authorization", "Cookie"])
        if shared:
            return self._shared(response)
        response["Cache-Control"] = "no-store"
        return response

    def _shared(self, response: HttpResponse) -> HttpResponse:
        """An anonymous answer to a trusted document: caches may keep it until an event purges its keys."""
        assert self.document is not None
        keys = types_read(self.schema._schema, self.document)  # type: ignore[attr-defined]
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = f"public, max-age=0, s-maxage={SHARED_SECONDS}, must-revalidate"
            response["Surrogate-Key"] = " ".join(sorted(keys))
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        return cast("HttpResponse", get_conditional_response(self.request, etag=response["ETag"], response=response))

    def refusal(self, status: int, message: str, code: str) -> HttpResponse:
        """A refusal before execution, in GraphQL's own form."""
        response = JsonResponse(
            {"errors": [{"message": message, "extensions": {"code": code}}]},
            status=status,
            headers={"Cache-Control": "no-store"},
        )
        if status == HTTPStatus.UNAUTHORIZED:
            response["WWW-Authenticate"] = 'Bearer realm="kerf"'
        return response
