"""Asking for drafts and writing them through GraphQL."""

from tests.graphql import global_id

DRAFT = """
draft { pageId title summary slug tags markdown live hasUnpublishedChanges scheduledAt expireAt goLiveAt
  revision { id savedAt savedBy changeNote live significance } review { waiting comment requestedBy mine } }
errors { code path message }
"""
FIELDS = {
    "articleCreate": "conversion { problems { text line } }",
    "articleUpdate": "conversion { problems { text line } } newerRevisionId",
    "articlePublish": "newerRevisionId",
    "articleUnpublish": "",
    "articleRevert": "newerRevisionId",
    "articleSubmitForReview": "",
    "articleReviewDecide": "newerRevisionId",
}
READ = f"query ($id: ID!) {{ articleDraft(pageId: $id) {{ {DRAFT.split('errors')[0].strip()[8:-2]} }} }}"
REVISIONS = """
query ($id: ID!, $first: Int, $after: String) {
  articleRevisions(pageId: $id, first: $first, after: $after) {
    edges { node { id savedBy changeNote live significance } } pageInfo { hasNextPage endCursor }
  }
}
"""
CHANGES = """
query ($id: ID!, $from: ID, $to: ID) {
  revisionChanges(pageId: $id, from: $from, to: $to) {
    omitted parts { key part label change moved section before after marks { change text } }
  }
}
"""


def call(caller, name, **said):
    kind = name[0].upper() + name[1:]
    document = f"mutation ($input: {kind}Input!) {{ {name}(input: $input) {{ {FIELDS[name]} {DRAFT} }} }}"
    return caller.data(document, input=said)[name]


def refusals(payload):
    return [(error["code"], error["path"]) for error in payload["errors"]]


def id_of(page):
    return global_id(page.node_name, page.pk)


def base_of(page):
    page.refresh_from_db()
    return global_id("ArticleRevision", page.latest_revision_id)


def read(caller, page):
    return caller.data(READ, id=id_of(page))["articleDraft"]
