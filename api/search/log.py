"""What people look for: the app says what was asked and opened, and what many ask is offered to others."""

import strawberry
from django.utils.translation import gettext as _
from strawberry import relay

from api.core.connections import check_first
from api.core.context import Info, viewer_of
from api.core.mutations import Payload, mutation
from api.core.nodes import key_of
from api.core.permissions import ANYONE
from core.accounts.callers import address_of, caller_name
from core.accounts.scopes import Scope
from core.errors import DomainError, ErrorCode
from core.search.engines import Filters
from core.search.log.actions import Asker, record_click, record_question
from core.search.log.popular import MOST_POPULAR, popular, popular_like
from core.search.models import Place
from core.search.sources import sources

from .types import SearchKind, SearchPeriod

SearchPlace = strawberry.enum(Place, name="SearchPlace", description="Where a question was asked.")

QUESTION = "16 to 64 random letters, digits, '-' or '_' that the app makes up for each question."
VISITOR = (
    "For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up anew each day. "
    "What is stored of it cannot be linked with that of another day."
)


@strawberry.type(description="A question that many people ask, and that finds something for everybody.")
class SearchPopularQuestion:
    text: str


@strawberry.type
class SearchLogQuery:
    """What many look for."""

    @strawberry.field(
        description=f"At most {MOST_POPULAR} questions that many people ask in a language, the most frequent first; "
        "with `prefix`, those that begin with what is being typed."
    )
    def search_popular(self, locale: str, first: int = 5, prefix: str | None = None) -> list[SearchPopularQuestion]:
        check_first(first, MOST_POPULAR)
        texts = popular(locale, first=first) if prefix is None else popular_like(prefix, locale, first=first)
        return [SearchPopularQuestion(text=text) for text in texts]


@strawberry.input
class SearchQuestionRecordInput:
    question_id: str = strawberry.field(description=QUESTION)
    query: str = strawberry.field(description="As typed.")
    locale: str = strawberry.field(description="The asker's language.")
    place: SearchPlace  # type: ignore[valid-type]
    all_languages: bool = strawberry.field(default=False, description="Whether every language was searched.")
    kinds: list[SearchKind] | None = None
    tags: list[str] | None = None
    category: str | None = None
    area: str | None = None
    changed: SearchPeriod | None = None  # type: ignore[valid-type]
    visitor_id: str | None = strawberry.field(default=None, description=VISITOR)
    client_mutation_id: str | None = None


@strawberry.input
class SearchClickRecordInput:
    question_id: str = strawberry.field(description="As it was recorded.")
    node_id: relay.GlobalID = strawberry.field(description="`SearchHit.nodeId` of what was opened.")
    position: int = strawberry.field(description="Among the hits, from 1.")
    visitor_id: str | None = strawberry.field(default=None, description=VISITOR)
    client_mutation_id: str | None = None


@strawberry.type
class SearchQuestionRecordPayload(Payload):
    recorded: bool | None = strawberry.field(
        default=None,
        description="False where nothing was asked for, and where the request says that it does not want to be tracked "
        "(`Sec-GPC`, `DNT`).",
    )


@strawberry.type
class SearchClickRecordPayload(Payload):
    recorded: bool | None = strawberry.field(default=None, description="False where it was known.")


@strawberry.type
class SearchLogMutation:
    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Say that a person settled on a question, once for each; not for each keystroke. The server counts "
        "the results itself. Saying it again changes nothing.",
    )
    def search_question_record(self, info: Info, input: SearchQuestionRecordInput) -> SearchQuestionRecordPayload:
        if _unwanted(info):
            return SearchQuestionRecordPayload(recorded=False)
        question = record_question(
            asker=_asker(info, input.visitor_id),
            token=input.question_id,
            text=input.query,
            locale=input.locale,
            filters=Filters(
                kinds=frozenset(kind.value for kind in input.kinds or ()),
                locale=None if input.all_languages else input.locale,
                tags=frozenset(input.tags or ()),
                category=input.category,
                area=input.area,
                changed=input.changed,
            ),
            place=input.place,
        )
        return SearchQuestionRecordPayload(recorded=question is not None)

    @mutation(
        permission=ANYONE,
        scope=Scope.FEEDBACK_WRITE,
        description="Say which hit of a recorded question was opened, within a day.",
    )
    def search_click_record(self, info: Info, input: SearchClickRecordInput) -> SearchClickRecordPayload:
        if _unwanted(info):
            return SearchClickRecordPayload(recorded=False)
        kind = next((source.kind for source in sources() if source.node_type == input.node_id.type_name), None)
        key = key_of(input.node_id, input.node_id.type_name)
        if kind is None or key is None:
            raise DomainError(ErrorCode.NOT_FOUND, _("This id does not belong to anything here."), "node_id")
        recorded = record_click(
            asker=_asker(info, input.visitor_id),
            token=input.question_id,
            kind=kind,
            object_id=key,
            position=input.position,
        )
        return SearchClickRecordPayload(recorded=recorded)


def _unwanted(info: Info) -> bool:
    """Whether the browser says that its person does not want to be tracked."""
    headers = info.context.request.headers
    return headers.get("Sec-GPC") == "1" or headers.get("DNT") == "1"


def _asker(info: Info, visitor_id: str | None) -> Asker:
    viewer = viewer_of(info)
    caller = caller_name(viewer, address_of(info.context.request))
    return Asker(viewer=viewer, caller=caller, visitor=visitor_id or "")
