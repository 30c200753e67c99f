/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Ends the viewer's account for good. */
export type AccountEraseInput = {
  clientMutationId?: string | null | undefined;
  /** The account's email address, typed. */
  confirmation: string;
  /** The password, of accounts that have one. */
  password?: string;
};

export type AccountExportRequestInput = {
  clientMutationId?: string | null | undefined;
};

export type ApiTokenCreateInput = {
  clientMutationId?: string | null | undefined;
  /** Null: it lasts until it is revoked. */
  expiresAt?: string | null | undefined;
  /** What it is for, up to 80 characters. */
  name: string;
  scopes: Array<TokenScope>;
};

export type ApiTokenRevokeInput = {
  clientMutationId?: string | null | undefined;
  id: string | number;
};

export type ArticleFeedbackGiveInput = {
  clientMutationId?: string | null | undefined;
  /** Plain text, up to 1,000 characters. */
  comment?: string;
  helpful: boolean;
  /** Of a `DocumentPage`. */
  pageId: string | number;
  /** With a no only. */
  reason?: FeedbackReason | null | undefined;
  /** For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up once and keeps. Only a mark that differs from page to page is stored. Signed-in readers: their vote from before signing in is replaced, or taken back as well. */
  visitorId?: string | null | undefined;
};

export type ArticleFeedbackWithdrawInput = {
  clientMutationId?: string | null | undefined;
  /** Of a `DocumentPage`. */
  pageId: string | number;
  /** For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up once and keeps. Only a mark that differs from page to page is stored. Signed-in readers: their vote from before signing in is replaced, or taken back as well. */
  visitorId?: string | null | undefined;
};

/** Whom a page is written for. */
export type Audience =
  | 'ADMINISTRATORS'
  | 'DEVELOPERS'
  | 'EVERYONE'
  | 'NEWCOMERS'
  | 'PRACTITIONERS';

/** What a file of captions is: WebVTT, SubRip, TTML or text. */
export type CaptionFormat =
  | 'SRT'
  | 'TEXT'
  | 'TTML'
  | 'WEBVTT';

/** What happened to a part of the original. */
export type ChangeKind =
  | 'ADDED'
  | 'CHANGED'
  | 'REMOVED';

export type Channel =
  | 'APP'
  | 'CHAT'
  | 'EMAIL'
  | 'PHONE'
  | 'WEB';

/** Why something was refused. */
export type ErrorCode =
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_MISMATCH'
  | 'INVALID'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'TOO_LONG'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE';

/** Why a page is served in another language. */
export type FallbackReason =
  | 'NOT_TRANSLATED'
  | 'UNSUPPORTED_LOCALE';

export type FeatureRequestCreateInput = {
  areaId?: string | number | null | undefined;
  /** What for, in Markdown, up to 50,000 characters. */
  body: string;
  clientMutationId?: string | null | undefined;
  /** The language it is written in. */
  locale: string;
  /** One line, up to 200 characters. */
  title: string;
};

/** A request's place in the plan. */
export type FeatureRequestStatus =
  | 'DECLINED'
  | 'IN_PROGRESS'
  | 'OPEN'
  | 'PLANNED'
  | 'SHIPPED';

export type FeatureRequestVoteInput = {
  clientMutationId?: string | null | undefined;
  id: string | number;
  /** True gives the vote, false takes it back; either may be repeated. */
  on: boolean;
};

/** Why a page did not help. */
export type FeedbackReason =
  | 'OTHER'
  | 'UNANSWERED'
  | 'UNCLEAR'
  | 'WRONG';

export type Kind =
  | 'DISCUSSION'
  | 'QUESTION';

export type PageVisitRecordInput = {
  clientMutationId?: string | null | undefined;
  /** The language that the reader asked for: `requestedLocale` of the page. */
  locale: string;
  /** Of a `DocumentPage`. */
  pageId: string | number;
  source: PageVisitSource;
  step: PageVisitStep;
};

/** Where a reader came from, coarsely: a search on the site or elsewhere, a link, or nothing known. */
export type PageVisitSource =
  | 'DIRECT'
  | 'LINK'
  | 'SEARCH';

/** How far a visit of a page has come. */
export type PageVisitStep =
  /** The end of the text was on the screen and the page was looked at for a third of its reading time or longer; of a tutorial, also: the video was played to 90 %. After SHOWN, with the same locale and source. */
  | 'READ_THROUGH'
  /** The page is on the reader's screen. */
  | 'SHOWN';

export type Priority =
  | 'HIGH'
  | 'LOW'
  | 'NORMAL'
  | 'URGENT';

/** What is left out stays as it is. */
export type ProfileUpdateInput = {
  /** Markdown, up to 2,000 characters. */
  bio?: string | null | undefined;
  clientMutationId?: string | null | undefined;
  /** 3 to 30 of a-z, 0-9 and single hyphens; unique. */
  handle?: string | null | undefined;
  /** One of the site's languages. */
  locale?: string | null | undefined;
  /** The name others see, up to 120 characters. */
  name?: string | null | undefined;
  /** A name of the IANA time zone database. */
  timeZone?: string | null | undefined;
};

/** What an account may do for the house. */
export type Role =
  | 'ADMIN'
  | 'AGENT'
  | 'ANALYST'
  | 'MODERATOR'
  | 'PLANNER'
  | 'SUPERVISOR'
  | 'WRITER';

export type SearchClickRecordInput = {
  clientMutationId?: string | null | undefined;
  /** `SearchHit.nodeId` of what was opened. */
  nodeId: string | number;
  /** Among the hits, from 1. */
  position: number;
  /** As it was recorded. */
  questionId: string;
  /** For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up anew each day. What is stored of it cannot be linked with that of another day. */
  visitorId?: string | null | undefined;
};

/** What was found. */
export type SearchKind =
  | 'API_REFERENCE'
  | 'ARTICLE'
  | 'FAQ'
  | 'GLOSSARY'
  | 'GUIDE'
  | 'RELEASE_NOTE'
  | 'REQUEST'
  | 'TICKET'
  | 'TOPIC'
  | 'TROUBLESHOOTING'
  | 'TUTORIAL';

/** When what was found last changed: in the last 7, 30 or 365 days. The wider hold the narrower. */
export type SearchPeriod =
  | 'LAST_MONTH'
  | 'LAST_WEEK'
  | 'LAST_YEAR';

/** Where a question was asked. */
export type SearchPlace =
  | 'PAGE'
  | 'PALETTE'
  | 'SUPPORT';

export type SearchQuestionRecordInput = {
  /** Whether every language was searched. */
  allLanguages?: boolean;
  area?: string | null | undefined;
  category?: string | null | undefined;
  changed?: SearchPeriod | null | undefined;
  clientMutationId?: string | null | undefined;
  kinds?: Array<SearchKind> | null | undefined;
  /** The asker's language. */
  locale: string;
  place: SearchPlace;
  /** As typed. */
  query: string;
  /** 16 to 64 random letters, digits, '-' or '_' that the app makes up for each question. */
  questionId: string;
  tags?: Array<string> | null | undefined;
  /** For visitors without an account: 16 to 64 random letters, digits, '-' or '_' that the app makes up anew each day. What is stored of it cannot be linked with that of another day. */
  visitorId?: string | null | undefined;
};

/** As much as the most significant change of the original that is missing. */
export type StalenessLevel =
  | 'FRESH'
  | 'MAJOR'
  | 'MINOR';

export type Status =
  | 'CLOSED'
  | 'HOLD'
  | 'NEW'
  | 'OPEN'
  | 'PENDING'
  | 'SOLVED';

/** As what somebody wrote. */
export type TicketAuthorKind =
  | 'AGENT'
  | 'BOT'
  | 'CUSTOMER'
  | 'SYSTEM';

export type TicketOpenInput = {
  /** Markdown, up to 50,000 characters. */
  body: string;
  channel?: Channel;
  clientMutationId?: string | null | undefined;
  /** The language it is written in. */
  locale: string;
  /** The `DocumentPage` that did not answer it. */
  pageId?: string | number | null | undefined;
  priority?: Priority;
  /** One line, up to 200 characters. */
  subject: string;
};

/** How much a ticket hurries. */
export type TicketPriority =
  | 'HIGH'
  | 'LOW'
  | 'NORMAL'
  | 'URGENT';

export type TicketReplyInput = {
  /** Markdown, up to 50,000 characters. */
  body: string;
  clientMutationId?: string | null | undefined;
  /** A note among staff. */
  internal?: boolean;
  /** The status from then on; without it the usual one follows. */
  status?: Status | null | undefined;
  ticketId: string | number;
};

/** Where a ticket stands. */
export type TicketStatus =
  | 'CLOSED'
  | 'HOLD'
  | 'NEW'
  | 'OPEN'
  | 'PENDING'
  | 'SOLVED';

export type TicketStatusSetInput = {
  clientMutationId?: string | null | undefined;
  status: Status;
  ticketId: string | number;
  /** The version you saw; another one by now is a CONFLICT. */
  version?: number | null | undefined;
};

/** What an API token may do. */
export type TokenScope =
  | 'CONTENT_WRITE'
  | 'FEEDBACK_WRITE'
  | 'FORUM_WRITE'
  | 'MEDIA_WRITE'
  | 'PROFILE_WRITE'
  | 'READ'
  | 'ROADMAP_WRITE'
  | 'TICKETS_WRITE';

export type TopicCreateInput = {
  /** The opening post in Markdown, up to 50,000 characters. */
  body: string;
  categoryId: string | number;
  clientMutationId?: string | null | undefined;
  kind?: Kind;
  /** The language it is written in. */
  locale: string;
  /** One line, up to 200 characters. */
  title: string;
};

/** What a topic asks of its readers. */
export type TopicKind =
  | 'DISCUSSION'
  | 'QUESTION';

export type TopicReplyInput = {
  /** Markdown, up to 50,000 characters. */
  body: string;
  clientMutationId?: string | null | undefined;
  topicId: string | number;
};

/** The order of a list of topics. */
export type TopicSort =
  | 'ACTIVE'
  | 'NEWEST';

/** Whether a topic takes replies. */
export type TopicState =
  | 'LOCKED'
  | 'OPEN';

export type TutorialWatchRecordInput = {
  clientMutationId?: string | null | undefined;
  /** All that was watched since the visit began, at most 200 stretches. What lies outside of the video is left out. */
  stretches: Array<WatchedStretchInput>;
  tutorialId: string | number;
  /** Of the video that was watched: the one the page shows. */
  videoId: string | number;
  /** 16 to 64 letters, digits, '-' or '_', made up at random for this visit and kept for no other. A visit lasts while the page is open, and twelve hours at most. */
  visitId: string;
};

/** From `startSeconds` up to `endSeconds`, watched so many `times`. */
export type WatchedStretchInput = {
  endSeconds: number;
  startSeconds: number;
  times?: number;
};

export type AccountSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AccountSettingsQuery = { viewer: { name: string, bio: string, hasPassword: boolean, id: string, displayName: string, email: string, isStaff: boolean, locale: string, timeZone: string, roles: Array<Role>, person: { id: string, handle: string, avatarUrl: string | null } | null, apiTokens: { edges: Array<{ node: { id: string, name: string, start: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, scopes: Array<TokenScope> } }> }, accountExport: { id: string, requestedAt: string, finishedAt: string | null, downloadUrl: string | null } | null } | null };

export type TokenViewFragment = { id: string, name: string, start: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, scopes: Array<TokenScope> };

export type ExportViewFragment = { id: string, requestedAt: string, finishedAt: string | null, downloadUrl: string | null };

export type ProfileUpdateMutationVariables = Exact<{
  input: ProfileUpdateInput;
}>;


export type ProfileUpdateMutation = { profileUpdate: { viewer: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApiTokenCreateMutationVariables = Exact<{
  input: ApiTokenCreateInput;
}>;


export type ApiTokenCreateMutation = { apiTokenCreate: { secret: string | null, token: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApiTokenRevokeMutationVariables = Exact<{
  input: ApiTokenRevokeInput;
}>;


export type ApiTokenRevokeMutation = { apiTokenRevoke: { token: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AccountExportRequestMutationVariables = Exact<{
  input: AccountExportRequestInput;
}>;


export type AccountExportRequestMutation = { accountExportRequest: { export: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AccountEraseMutationVariables = Exact<{
  input: AccountEraseInput;
}>;


export type AccountEraseMutation = { accountErase: { erased: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, displayName: string, email: string, isStaff: boolean, locale: string, timeZone: string, roles: Array<Role>, person: { id: string, avatarUrl: string | null } | null } | null };

export type ViewerCardFragment = { id: string, displayName: string, email: string, isStaff: boolean, locale: string, timeZone: string, roles: Array<Role>, person: { id: string, avatarUrl: string | null } | null };

export type AuthorFragment = { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null };

export type TopicRowFragment = { id: string, number: number, title: string, path: string, kind: TopicKind, state: TopicState, replyCount: number, lastPostAt: string, excerpt: string, category: { id: string, slug: string, title: string }, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null, lastReplyAuthor: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null };

export type ForumCategoriesQueryVariables = Exact<{
  locale: string;
}>;


export type ForumCategoriesQuery = { forumCategories: { edges: Array<{ node: { id: string, slug: string, title: string, description: string, viewerCanWrite: boolean, parent: { id: string } | null } }> } };

export type TopicsQueryVariables = Exact<{
  category?: string | null | undefined;
  sort: TopicSort;
  locale: string;
  after?: string | null | undefined;
}>;


export type TopicsQuery = { topics: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, title: string, path: string, kind: TopicKind, state: TopicState, replyCount: number, lastPostAt: string, excerpt: string, category: { id: string, slug: string, title: string }, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null, lastReplyAuthor: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null } }> } };

export type PostViewFragment = { id: string, number: number, anchor: string, html: string, createdAt: string, editedAt: string | null, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null };

export type TopicQueryVariables = Exact<{
  number: number;
  locale: string;
  after?: string | null | undefined;
}>;


export type TopicQuery = { eventCursor: string, topic: { id: string, number: number, title: string, path: string, kind: TopicKind, state: TopicState, locale: string, createdAt: string, replyCount: number, lastPostAt: string, viewerCanReply: boolean, category: { id: string, slug: string, title: string }, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null, posts: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, anchor: string, html: string, createdAt: string, editedAt: string | null, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null } }> } } | null };

export type TopicPulseQueryVariables = Exact<{
  number: number;
}>;


export type TopicPulseQuery = { topic: { id: string, replyCount: number } | null };

export type TopicCreateMutationVariables = Exact<{
  input: TopicCreateInput;
}>;


export type TopicCreateMutation = { topicCreate: { topic: { id: string, path: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TopicReplyMutationVariables = Exact<{
  input: TopicReplyInput;
}>;


export type TopicReplyMutation = { topicReply: { post: { id: string, anchor: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type FeedbackViewFragment = { id: string, helpful: boolean, reason: FeedbackReason | null, comment: string };

export type OwnFeedbackQueryVariables = Exact<{
  pageId: string | number;
}>;


export type OwnFeedbackQuery = { articleFeedback: { id: string, helpful: boolean, reason: FeedbackReason | null, comment: string } | null };

export type ArticleFeedbackGiveMutationVariables = Exact<{
  input: ArticleFeedbackGiveInput;
}>;


export type ArticleFeedbackGiveMutation = { articleFeedbackGive: { feedback: { id: string, helpful: boolean, reason: FeedbackReason | null, comment: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ArticleFeedbackWithdrawMutationVariables = Exact<{
  input: ArticleFeedbackWithdrawInput;
}>;


export type ArticleFeedbackWithdrawMutation = { articleFeedbackWithdraw: { withdrawn: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OnwardQueryVariables = Exact<{
  id: string | number;
}>;


export type OnwardQuery = { node:
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string, previous: { title: string, path: string } | null, next: { title: string, path: string } | null, related: Array<
        | { __typename: 'ApiReference', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Article', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Faq', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, summary: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, summary: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, summary: string, path: string, locale: string }
      > }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type PageVisitRecordMutationVariables = Exact<{
  input: PageVisitRecordInput;
}>;


export type PageVisitRecordMutation = { pageVisitRecord: { recorded: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CategoryCardFragment = { id: string, title: string, summary: string, icon: string, slug: string, path: string };

export type TutorialCardFragment = { id: string, locale: string, title: string, summary: string, path: string, video: { id: string, posterUrl: string | null, durationSeconds: number | null } | null };

type DocumentCard_ApiReference_Fragment = { __typename: 'ApiReference', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Article_Fragment = { __typename: 'Article', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Faq_Fragment = { __typename: 'Faq', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Glossary_Fragment = { __typename: 'Glossary', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Guide_Fragment = { __typename: 'Guide', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_ReleaseNote_Fragment = { __typename: 'ReleaseNote', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Troubleshooting_Fragment = { __typename: 'Troubleshooting', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

type DocumentCard_Tutorial_Fragment = { __typename: 'Tutorial', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null };

export type DocumentCardFragment =
  | DocumentCard_ApiReference_Fragment
  | DocumentCard_Article_Fragment
  | DocumentCard_Faq_Fragment
  | DocumentCard_Glossary_Fragment
  | DocumentCard_Guide_Fragment
  | DocumentCard_ReleaseNote_Fragment
  | DocumentCard_Troubleshooting_Fragment
  | DocumentCard_Tutorial_Fragment
;

export type LearnHomeQueryVariables = Exact<{
  locale: string;
}>;


export type LearnHomeQuery = { home: { id: string, title: string, summary: string } | null, categories: { edges: Array<{ node: { id: string, title: string, summary: string, icon: string, slug: string, path: string } }> }, tutorials: { edges: Array<{ node: { id: string, locale: string, title: string, summary: string, path: string, video: { id: string, posterUrl: string | null, durationSeconds: number | null } | null } }> }, documents: { edges: Array<{ node:
        | { __typename: 'ApiReference', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Article', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Faq', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Glossary', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Guide', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'ReleaseNote', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Troubleshooting', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Tutorial', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
       }> }, popularPages: Array<
    | { __typename: 'ApiReference', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Article', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Faq', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Glossary', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Guide', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'ReleaseNote', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Troubleshooting', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
    | { __typename: 'Tutorial', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
  > };

export type LearnCategoryQueryVariables = Exact<{
  path: string;
  locale: string;
}>;


export type LearnCategoryQuery = { category: { id: string, title: string, summary: string, path: string, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, breadcrumbs: Array<{ title: string, path: string }>, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, translations: Array<{ locale: string, path: string }>, children: Array<{ pageCount: number, id: string, title: string, summary: string, icon: string, slug: string, path: string }> } | null, contents: { edges: Array<{ node:
        | { __typename: 'ApiReference', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Article', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Category' }
        | { __typename: 'Faq', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Glossary', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Guide', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Home' }
        | { __typename: 'ReleaseNote', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Troubleshooting', locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, area: { slug: string, name: string } | null }
        | { __typename: 'Tutorial', id: string, locale: string, title: string, summary: string, path: string, updatedAt: string | null, audience: Audience, video: { id: string, posterUrl: string | null, durationSeconds: number | null } | null, area: { slug: string, name: string } | null }
       }> } };

export type LearnContentsQueryVariables = Exact<{
  category: string;
  locale: string;
}>;


export type LearnContentsQuery = { contents: { pageInfo: { hasNextPage: boolean }, edges: Array<{ node:
        | { __typename: 'ApiReference', title: string, path: string, locale: string }
        | { __typename: 'Article', title: string, path: string, locale: string }
        | { __typename: 'Category', title: string, path: string, locale: string, translations: Array<{ path: string }> }
        | { __typename: 'Faq', title: string, path: string, locale: string }
        | { __typename: 'Glossary', title: string, path: string, locale: string }
        | { __typename: 'Guide', title: string, path: string, locale: string }
        | { __typename: 'Home', title: string, path: string, locale: string }
        | { __typename: 'ReleaseNote', title: string, path: string, locale: string }
        | { __typename: 'Troubleshooting', title: string, path: string, locale: string }
        | { __typename: 'Tutorial', title: string, path: string, locale: string }
       }> } };

export type LearnPageQueryVariables = Exact<{
  path: string;
  locale: string;
}>;


export type LearnPageQuery = { page:
    | { __typename: 'ApiReference', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Article', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Category', id: string, path: string, servedLocale: string, title: string, summary: string, translations: Array<{ locale: string, path: string }> }
    | { __typename: 'Faq', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Glossary', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Guide', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Home', title: string, summary: string }
    | { __typename: 'ReleaseNote', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, version: string, releasedOn: string, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Troubleshooting', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Tutorial', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, transcriptLocale: string | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      >, video: { id: string, durationSeconds: number | null, width: number | null, height: number | null, posterUrl: string | null, sources: Array<{ url: string, mime: string, width: number, height: number }>, chapters: Array<{ startSeconds: number, title: string }>, storyboard: { url: string, tileWidth: number, tileHeight: number, columns: number, count: number, intervalSeconds: number } | null, captions: Array<{ locale: string, label: string, url: string, automatic: boolean, translated: boolean, downloads: Array<{ format: CaptionFormat, url: string }> }> } | null }
   | null };

type LearnView_ApiReference_Fragment = { __typename: 'ApiReference', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Article_Fragment = { __typename: 'Article', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Category_Fragment = { __typename: 'Category', id: string, path: string, servedLocale: string, title: string, summary: string, translations: Array<{ locale: string, path: string }> };

type LearnView_Faq_Fragment = { __typename: 'Faq', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Glossary_Fragment = { __typename: 'Glossary', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Guide_Fragment = { __typename: 'Guide', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Home_Fragment = { __typename: 'Home', title: string, summary: string };

type LearnView_ReleaseNote_Fragment = { __typename: 'ReleaseNote', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, version: string, releasedOn: string, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Troubleshooting_Fragment = { __typename: 'Troubleshooting', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type LearnView_Tutorial_Fragment = { __typename: 'Tutorial', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, transcriptLocale: string | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  >, video: { id: string, durationSeconds: number | null, width: number | null, height: number | null, posterUrl: string | null, sources: Array<{ url: string, mime: string, width: number, height: number }>, chapters: Array<{ startSeconds: number, title: string }>, storyboard: { url: string, tileWidth: number, tileHeight: number, columns: number, count: number, intervalSeconds: number } | null, captions: Array<{ locale: string, label: string, url: string, automatic: boolean, translated: boolean, downloads: Array<{ format: CaptionFormat, url: string }> }> } | null };

export type LearnViewFragment =
  | LearnView_ApiReference_Fragment
  | LearnView_Article_Fragment
  | LearnView_Category_Fragment
  | LearnView_Faq_Fragment
  | LearnView_Glossary_Fragment
  | LearnView_Guide_Fragment
  | LearnView_Home_Fragment
  | LearnView_ReleaseNote_Fragment
  | LearnView_Troubleshooting_Fragment
  | LearnView_Tutorial_Fragment
;

export type ContentPreviewQueryVariables = Exact<{
  token: string;
}>;


export type ContentPreviewQuery = { preview:
    | { __typename: 'ApiReference', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Article', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Category', id: string, path: string, servedLocale: string, title: string, summary: string, translations: Array<{ locale: string, path: string }> }
    | { __typename: 'Faq', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Glossary', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Guide', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Home', title: string, summary: string }
    | { __typename: 'ReleaseNote', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, version: string, releasedOn: string, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Troubleshooting', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      > }
    | { __typename: 'Tutorial', title: string, summary: string, id: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, transcriptLocale: string | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
        | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
        | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
        | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
        | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
        | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
        | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
        | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
        | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
        | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
        | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
        | { __typename: 'ParagraphBlock', id: string, html: string }
        | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
        | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
        | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
        | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
        | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
        | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
        | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
        | { __typename: 'UnknownBlock', id: string }
      >, video: { id: string, durationSeconds: number | null, width: number | null, height: number | null, posterUrl: string | null, sources: Array<{ url: string, mime: string, width: number, height: number }>, chapters: Array<{ startSeconds: number, title: string }>, storyboard: { url: string, tileWidth: number, tileHeight: number, columns: number, count: number, intervalSeconds: number } | null, captions: Array<{ locale: string, label: string, url: string, automatic: boolean, translated: boolean, downloads: Array<{ format: CaptionFormat, url: string }> }> } | null }
   | null };

export type VideoCuesQueryVariables = Exact<{
  id: string | number;
  locale?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type VideoCuesQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, cues: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, startSeconds: number, endSeconds: number, text: string } }> } }
    | { id: string }
   | null };

export type StaleNoticeFragment = { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> };

type DocumentView_ApiReference_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Article_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Faq_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Glossary_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Guide_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_ReleaseNote_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Troubleshooting_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

type DocumentView_Tutorial_Fragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, audience: Audience, updatedAt: string | null, edition: number | null, readingMinutes: number, requestedLocale: string, servedLocale: string, fallbackReason: FallbackReason | null, area: { slug: string, name: string } | null, staleness: { level: StalenessLevel, since: string | null, originalPath: string | null, changes: Array<{ id: string, kind: ChangeKind }> } | null, breadcrumbs: Array<{ title: string, path: string }>, translations: Array<{ locale: string, path: string }>, category: { id: string, title: string, summary: string, icon: string, slug: string, path: string } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'ChangeBlock', id: string, kind: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, title: string, code: string }
    | { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null }
    | { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string }
    | { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } }
    | { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string }
    | { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string }
    | { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> }
    | { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> }
    | { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string }
    | { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> }
    | { __typename: 'UnknownBlock', id: string }
  > };

export type DocumentViewFragment =
  | DocumentView_ApiReference_Fragment
  | DocumentView_Article_Fragment
  | DocumentView_Faq_Fragment
  | DocumentView_Glossary_Fragment
  | DocumentView_Guide_Fragment
  | DocumentView_ReleaseNote_Fragment
  | DocumentView_Troubleshooting_Fragment
  | DocumentView_Tutorial_Fragment
;

export type TutorialViewFragment = { transcriptLocale: string | null, video: { id: string, durationSeconds: number | null, width: number | null, height: number | null, posterUrl: string | null, sources: Array<{ url: string, mime: string, width: number, height: number }>, chapters: Array<{ startSeconds: number, title: string }>, storyboard: { url: string, tileWidth: number, tileHeight: number, columns: number, count: number, intervalSeconds: number } | null, captions: Array<{ locale: string, label: string, url: string, automatic: boolean, translated: boolean, downloads: Array<{ format: CaptionFormat, url: string }> }> } | null };

export type ReleaseViewFragment = { version: string, releasedOn: string };

export type VideoViewFragment = { id: string, durationSeconds: number | null, width: number | null, height: number | null, posterUrl: string | null, sources: Array<{ url: string, mime: string, width: number, height: number }>, chapters: Array<{ startSeconds: number, title: string }>, storyboard: { url: string, tileWidth: number, tileHeight: number, columns: number, count: number, intervalSeconds: number } | null, captions: Array<{ locale: string, label: string, url: string, automatic: boolean, translated: boolean, downloads: Array<{ format: CaptionFormat, url: string }> }> };

export type CuePageFragment = { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, startSeconds: number, endSeconds: number, text: string } }> };

type BlockView_CalloutBlock_Fragment = { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string };

type BlockView_ChangeBlock_Fragment = { __typename: 'ChangeBlock', id: string };

type BlockView_CodeBlock_Fragment = { __typename: 'CodeBlock', id: string, language: string, title: string, code: string };

type BlockView_DownloadBlock_Fragment = { __typename: 'DownloadBlock', id: string, title: string, description: string, href: string, fileName: string, fileType: string, fileSize: number | null };

type BlockView_EmbedBlock_Fragment = { __typename: 'EmbedBlock', id: string, title: string, provider: string, frameUrl: string, pageUrl: string, ratio: string };

type BlockView_ExampleBlock_Fragment = { __typename: 'ExampleBlock', id: string };

type BlockView_HeadingBlock_Fragment = { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string };

type BlockView_ImageBlock_Fragment = { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { src: string, srcset: string, width: number, height: number } | null };

type BlockView_MomentBlock_Fragment = { __typename: 'MomentBlock', id: string, caption: string, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } };

type BlockView_OperationBlock_Fragment = { __typename: 'OperationBlock', id: string };

type BlockView_ParagraphBlock_Fragment = { __typename: 'ParagraphBlock', id: string, html: string };

type BlockView_ProblemBlock_Fragment = { __typename: 'ProblemBlock', id: string };

type BlockView_QuestionBlock_Fragment = { __typename: 'QuestionBlock', id: string };

type BlockView_RelatedBlock_Fragment = { __typename: 'RelatedBlock', id: string, pages: Array<{ title: string, summary: string, path: string, locale: string, kind: string }> };

type BlockView_StepsBlock_Fragment = { __typename: 'StepsBlock', id: string, steps: Array<{ id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null }> };

type BlockView_TableBlock_Fragment = { __typename: 'TableBlock', id: string, caption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> };

type BlockView_TermBlock_Fragment = { __typename: 'TermBlock', id: string };

type BlockView_ToolBlock_Fragment = { __typename: 'ToolBlock', id: string, title: string, description: string, href: string, opensWith: Array<string> };

type BlockView_UnknownBlock_Fragment = { __typename: 'UnknownBlock', id: string };

export type BlockViewFragment =
  | BlockView_CalloutBlock_Fragment
  | BlockView_ChangeBlock_Fragment
  | BlockView_CodeBlock_Fragment
  | BlockView_DownloadBlock_Fragment
  | BlockView_EmbedBlock_Fragment
  | BlockView_ExampleBlock_Fragment
  | BlockView_HeadingBlock_Fragment
  | BlockView_ImageBlock_Fragment
  | BlockView_MomentBlock_Fragment
  | BlockView_OperationBlock_Fragment
  | BlockView_ParagraphBlock_Fragment
  | BlockView_ProblemBlock_Fragment
  | BlockView_QuestionBlock_Fragment
  | BlockView_RelatedBlock_Fragment
  | BlockView_StepsBlock_Fragment
  | BlockView_TableBlock_Fragment
  | BlockView_TermBlock_Fragment
  | BlockView_ToolBlock_Fragment
  | BlockView_UnknownBlock_Fragment
;

export type StepViewFragment = { id: string, title: string, html: string, alt: string, image: { src: string, srcset: string, width: number, height: number } | null, moment: { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string } | null };

export type MomentViewFragment = { title: string, path: string, locale: string, second: number, posterUrl: string | null, sentence: string };

export type TutorialWatchRecordMutationVariables = Exact<{
  input: TutorialWatchRecordInput;
}>;


export type TutorialWatchRecordMutation = { tutorialWatchRecord: { recorded: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

type TypedBlockView_CalloutBlock_Fragment = { __typename: 'CalloutBlock' };

type TypedBlockView_ChangeBlock_Fragment = { __typename: 'ChangeBlock', id: string, kind: string, html: string };

type TypedBlockView_CodeBlock_Fragment = { __typename: 'CodeBlock' };

type TypedBlockView_DownloadBlock_Fragment = { __typename: 'DownloadBlock' };

type TypedBlockView_EmbedBlock_Fragment = { __typename: 'EmbedBlock' };

type TypedBlockView_ExampleBlock_Fragment = { __typename: 'ExampleBlock', id: string, title: string, document: string, variables: string, valid: boolean };

type TypedBlockView_HeadingBlock_Fragment = { __typename: 'HeadingBlock' };

type TypedBlockView_ImageBlock_Fragment = { __typename: 'ImageBlock' };

type TypedBlockView_MomentBlock_Fragment = { __typename: 'MomentBlock' };

type TypedBlockView_OperationBlock_Fragment = { __typename: 'OperationBlock', id: string, name: string, anchor: string, entry: { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> } | null };

type TypedBlockView_ParagraphBlock_Fragment = { __typename: 'ParagraphBlock' };

type TypedBlockView_ProblemBlock_Fragment = { __typename: 'ProblemBlock', id: string, symptom: string, anchor: string, causeHtml: string, fixHtml: string };

type TypedBlockView_QuestionBlock_Fragment = { __typename: 'QuestionBlock', id: string, question: string, anchor: string, html: string };

type TypedBlockView_RelatedBlock_Fragment = { __typename: 'RelatedBlock' };

type TypedBlockView_StepsBlock_Fragment = { __typename: 'StepsBlock' };

type TypedBlockView_TableBlock_Fragment = { __typename: 'TableBlock' };

type TypedBlockView_TermBlock_Fragment = { __typename: 'TermBlock', id: string, term: string, also: Array<string>, anchor: string, html: string };

type TypedBlockView_ToolBlock_Fragment = { __typename: 'ToolBlock' };

type TypedBlockView_UnknownBlock_Fragment = { __typename: 'UnknownBlock' };

export type TypedBlockViewFragment =
  | TypedBlockView_CalloutBlock_Fragment
  | TypedBlockView_ChangeBlock_Fragment
  | TypedBlockView_CodeBlock_Fragment
  | TypedBlockView_DownloadBlock_Fragment
  | TypedBlockView_EmbedBlock_Fragment
  | TypedBlockView_ExampleBlock_Fragment
  | TypedBlockView_HeadingBlock_Fragment
  | TypedBlockView_ImageBlock_Fragment
  | TypedBlockView_MomentBlock_Fragment
  | TypedBlockView_OperationBlock_Fragment
  | TypedBlockView_ParagraphBlock_Fragment
  | TypedBlockView_ProblemBlock_Fragment
  | TypedBlockView_QuestionBlock_Fragment
  | TypedBlockView_RelatedBlock_Fragment
  | TypedBlockView_StepsBlock_Fragment
  | TypedBlockView_TableBlock_Fragment
  | TypedBlockView_TermBlock_Fragment
  | TypedBlockView_ToolBlock_Fragment
  | TypedBlockView_UnknownBlock_Fragment
;

export type ApiEntryViewFragment = { name: string, kind: string, signature: string, description: string, deprecated: string, returns: string, arguments: Array<{ name: string, type: string, description: string, default: string | null, deprecated: string }>, fields: Array<{ name: string, type: string, description: string, deprecated: string }> };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { events: { cursor: string, reset: boolean, name: string | null, nodeId: string | null } };

export type RequestCardFragment = { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null };

export type RoadmapQueryVariables = Exact<{
  locale: string;
  area?: string | null | undefined;
}>;


export type RoadmapQuery = { roadmapAreas: { edges: Array<{ node: { id: string, slug: string, title: string } }> }, open: { edges: Array<{ node: { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null } }> }, planned: { edges: Array<{ node: { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null } }> }, inProgress: { edges: Array<{ node: { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null } }> }, shipped: { edges: Array<{ node: { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null } }> } };

export type RequestColumnFragment = { edges: Array<{ node: { id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, area: { id: string, title: string } | null } }> };

export type FeatureRequestQueryVariables = Exact<{
  number: number;
  locale: string;
}>;


export type FeatureRequestQuery = { eventCursor: string, featureRequest: { html: string, locale: string, createdAt: string, changedAt: string, id: string, number: number, title: string, path: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null, area: { id: string, title: string } | null } | null };

export type RequestPulseQueryVariables = Exact<{
  number: number;
}>;


export type RequestPulseQuery = { featureRequest: { id: string, status: FeatureRequestStatus, voteCount: number, viewerHasVoted: boolean, viewerCanVote: boolean } | null };

export type FeatureRequestCreateMutationVariables = Exact<{
  input: FeatureRequestCreateInput;
}>;


export type FeatureRequestCreateMutation = { featureRequestCreate: { featureRequest: { id: string, path: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type FeatureRequestVoteMutationVariables = Exact<{
  input: FeatureRequestVoteInput;
}>;


export type FeatureRequestVoteMutation = { featureRequestVote: { featureRequest: { id: string, voteCount: number, viewerHasVoted: boolean } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SearchQuestionRecordMutationVariables = Exact<{
  input: SearchQuestionRecordInput;
}>;


export type SearchQuestionRecordMutation = { searchQuestionRecord: { recorded: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SearchClickRecordMutationVariables = Exact<{
  input: SearchClickRecordInput;
}>;


export type SearchClickRecordMutation = { searchClickRecord: { recorded: boolean | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SearchPopularQueryVariables = Exact<{
  locale: string;
}>;


export type SearchPopularQuery = { searchPopular: Array<{ text: string }> };

export type SearchCountQueryVariables = Exact<{
  query: string;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  tags?: Array<string> | string | null | undefined;
  area?: string | null | undefined;
  changed?: SearchPeriod | null | undefined;
  locale?: string | null | undefined;
}>;


export type SearchCountQuery = { search: { totalCount: number } };

export type HitFragment = { nodeId: string, kind: SearchKind, title: string, markedTitle: string, heading: string, snippet: string, url: string, locale: string, startSeconds: number | null };

export type SearchQueryVariables = Exact<{
  query: string;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  tags?: Array<string> | string | null | undefined;
  area?: string | null | undefined;
  changed?: SearchPeriod | null | undefined;
  locale?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { search: { totalCount: number, degraded: boolean, didYouMean: string | null, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { nodeId: string, kind: SearchKind, title: string, markedTitle: string, heading: string, snippet: string, url: string, locale: string, startSeconds: number | null } }>, facets: { kinds: Array<{ value: string, count: number }>, locales: Array<{ value: string, count: number }>, areas: Array<{ value: string, title: string, count: number }>, dates: Array<{ value: string, count: number }>, tags: Array<{ value: string, count: number }> } } };

export type QuickSearchQueryVariables = Exact<{
  query: string;
  kinds?: Array<SearchKind> | SearchKind | null | undefined;
  locale?: string | null | undefined;
}>;


export type QuickSearchQuery = { search: { edges: Array<{ node: { nodeId: string, kind: SearchKind, title: string, markedTitle: string, heading: string, snippet: string, url: string, locale: string, startSeconds: number | null } }> } };

export type SearchSuggestQueryVariables = Exact<{
  prefix: string;
  locale: string;
}>;


export type SearchSuggestQuery = { searchSuggest: Array<{ title: string, path: string }> };

export type TicketsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TicketsQuery = { tickets: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, number: number, subject: string, status: TicketStatus, path: string, createdAt: string, lastMessageAt: string } }> } };

export type MessageViewFragment = { id: string, anchor: string, html: string, internal: boolean, authorKind: TicketAuthorKind, createdAt: string, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null };

export type TicketQueryVariables = Exact<{
  number: number;
  after?: string | null | undefined;
}>;


export type TicketQuery = { eventCursor: string, ticket: { id: string, number: number, subject: string, status: TicketStatus, priority: TicketPriority, locale: string, path: string, createdAt: string, lastMessageAt: string, version: number, viewerCanReply: boolean, page: { title: string, path: string } | null, requester: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null, messages: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, anchor: string, html: string, internal: boolean, authorKind: TicketAuthorKind, createdAt: string, author: { id: string, name: string, handle: string, isStaff: boolean, avatarUrl: string | null } | null } }> } } | null };

export type PageOfTicketQueryVariables = Exact<{
  id: string | number;
}>;


export type PageOfTicketQuery = { node:
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { title: string, path: string, locale: string, id: string }
    | { title: string, path: string, locale: string, id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type TicketPulseQueryVariables = Exact<{
  number: number;
}>;


export type TicketPulseQuery = { ticket: { id: string, status: TicketStatus, version: number, lastMessageAt: string, viewerCanReply: boolean } | null };

export type TicketOpenMutationVariables = Exact<{
  input: TicketOpenInput;
}>;


export type TicketOpenMutation = { ticketOpen: { ticket: { id: string, number: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TicketReplyMutationVariables = Exact<{
  input: TicketReplyInput;
}>;


export type TicketReplyMutation = { ticketReply: { message: { id: string, anchor: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TicketStatusSetMutationVariables = Exact<{
  input: TicketStatusSetInput;
}>;


export type TicketStatusSetMutation = { ticketStatusSet: { ticket: { id: string, status: TicketStatus, version: number, viewerCanReply: boolean } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const TokenViewFragmentDoc = new TypedDocumentString(`
    fragment TokenView on ApiToken {
  id
  name
  start
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  scopes
}
    `, {"fragmentName":"TokenView"}) as unknown as TypedDocumentString<TokenViewFragment, unknown>;
export const ExportViewFragmentDoc = new TypedDocumentString(`
    fragment ExportView on AccountExport {
  id
  requestedAt
  finishedAt
  downloadUrl
}
    `, {"fragmentName":"ExportView"}) as unknown as TypedDocumentString<ExportViewFragment, unknown>;
export const ViewerCardFragmentDoc = new TypedDocumentString(`
    fragment ViewerCard on User {
  id
  displayName
  email
  isStaff
  locale
  timeZone
  roles
  person {
    id
    avatarUrl
  }
}
    `, {"fragmentName":"ViewerCard"}) as unknown as TypedDocumentString<ViewerCardFragment, unknown>;
export const AuthorFragmentDoc = new TypedDocumentString(`
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}
    `, {"fragmentName":"Author"}) as unknown as TypedDocumentString<AuthorFragment, unknown>;
export const TopicRowFragmentDoc = new TypedDocumentString(`
    fragment TopicRow on Topic {
  id
  number
  title
  path
  kind
  state
  replyCount
  lastPostAt
  excerpt
  category {
    id
    slug
    title(locale: $locale)
  }
  author {
    ...Author
  }
  lastReplyAuthor {
    ...Author
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}`, {"fragmentName":"TopicRow"}) as unknown as TypedDocumentString<TopicRowFragment, unknown>;
export const PostViewFragmentDoc = new TypedDocumentString(`
    fragment PostView on Post {
  id
  number
  anchor
  html
  createdAt
  editedAt
  author {
    ...Author
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}`, {"fragmentName":"PostView"}) as unknown as TypedDocumentString<PostViewFragment, unknown>;
export const FeedbackViewFragmentDoc = new TypedDocumentString(`
    fragment FeedbackView on ArticleFeedback {
  id
  helpful
  reason
  comment
}
    `, {"fragmentName":"FeedbackView"}) as unknown as TypedDocumentString<FeedbackViewFragment, unknown>;
export const TutorialCardFragmentDoc = new TypedDocumentString(`
    fragment TutorialCard on Tutorial {
  id
  locale
  title
  summary
  path
  video {
    id
    posterUrl
    durationSeconds
  }
}
    `, {"fragmentName":"TutorialCard"}) as unknown as TypedDocumentString<TutorialCardFragment, unknown>;
export const DocumentCardFragmentDoc = new TypedDocumentString(`
    fragment DocumentCard on DocumentPage {
  __typename
  locale
  title
  summary
  path
  updatedAt
  audience
  area {
    slug
    name
  }
}
    `, {"fragmentName":"DocumentCard"}) as unknown as TypedDocumentString<DocumentCardFragment, unknown>;
export const StaleNoticeFragmentDoc = new TypedDocumentString(`
    fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}
    `, {"fragmentName":"StaleNotice"}) as unknown as TypedDocumentString<StaleNoticeFragment, unknown>;
export const CategoryCardFragmentDoc = new TypedDocumentString(`
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
    `, {"fragmentName":"CategoryCard"}) as unknown as TypedDocumentString<CategoryCardFragment, unknown>;
export const MomentViewFragmentDoc = new TypedDocumentString(`
    fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}
    `, {"fragmentName":"MomentView"}) as unknown as TypedDocumentString<MomentViewFragment, unknown>;
export const StepViewFragmentDoc = new TypedDocumentString(`
    fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
    fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}`, {"fragmentName":"StepView"}) as unknown as TypedDocumentString<StepViewFragment, unknown>;
export const BlockViewFragmentDoc = new TypedDocumentString(`
    fragment BlockView on ContentBlock {
  __typename
  ... on ParagraphBlock {
    id
    html
  }
  ... on HeadingBlock {
    id
    text
    level
    anchor
  }
  ... on CalloutBlock {
    id
    kind
    title
    html
  }
  ... on TableBlock {
    id
    caption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    title
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      src
      srcset
      width
      height
    }
  }
  ... on QuestionBlock {
    id
  }
  ... on ProblemBlock {
    id
  }
  ... on TermBlock {
    id
  }
  ... on ChangeBlock {
    id
  }
  ... on OperationBlock {
    id
  }
  ... on ExampleBlock {
    id
  }
  ... on StepsBlock {
    id
    steps {
      ...StepView
    }
  }
  ... on MomentBlock {
    id
    caption
    moment {
      ...MomentView
    }
  }
  ... on EmbedBlock {
    id
    title
    provider
    frameUrl
    pageUrl
    ratio
  }
  ... on RelatedBlock {
    id
    pages {
      title
      summary
      path
      locale
      kind
    }
  }
  ... on DownloadBlock {
    id
    title
    description
    href
    fileName
    fileType
    fileSize
  }
  ... on ToolBlock {
    id
    title
    description
    href
    opensWith
  }
  ... on UnknownBlock {
    id
  }
}
    fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}`, {"fragmentName":"BlockView"}) as unknown as TypedDocumentString<BlockViewFragment, unknown>;
export const ApiEntryViewFragmentDoc = new TypedDocumentString(`
    fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}
    `, {"fragmentName":"ApiEntryView"}) as unknown as TypedDocumentString<ApiEntryViewFragment, unknown>;
export const TypedBlockViewFragmentDoc = new TypedDocumentString(`
    fragment TypedBlockView on ContentBlock {
  __typename
  ... on QuestionBlock {
    id
    question
    anchor
    html
  }
  ... on ProblemBlock {
    id
    symptom
    anchor
    causeHtml
    fixHtml
  }
  ... on TermBlock {
    id
    term
    also
    anchor
    html
  }
  ... on ChangeBlock {
    id
    kind
    html
  }
  ... on OperationBlock {
    id
    name
    anchor
    entry {
      ...ApiEntryView
    }
  }
  ... on ExampleBlock {
    id
    title
    document
    variables
    valid
  }
}
    fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}`, {"fragmentName":"TypedBlockView"}) as unknown as TypedDocumentString<TypedBlockViewFragment, unknown>;
export const DocumentViewFragmentDoc = new TypedDocumentString(`
    fragment DocumentView on DocumentPage {
  ... on Node {
    id
  }
  title
  summary
  path
  tags
  audience
  area {
    slug
    name
  }
  updatedAt
  edition
  readingMinutes
  requestedLocale
  servedLocale
  fallbackReason
  staleness {
    ...StaleNotice
  }
  breadcrumbs {
    title
    path
  }
  translations {
    locale
    path
  }
  category {
    ...CategoryCard
  }
  body {
    ...BlockView
    ...TypedBlockView
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}
fragment BlockView on ContentBlock {
  __typename
  ... on ParagraphBlock {
    id
    html
  }
  ... on HeadingBlock {
    id
    text
    level
    anchor
  }
  ... on CalloutBlock {
    id
    kind
    title
    html
  }
  ... on TableBlock {
    id
    caption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    title
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      src
      srcset
      width
      height
    }
  }
  ... on QuestionBlock {
    id
  }
  ... on ProblemBlock {
    id
  }
  ... on TermBlock {
    id
  }
  ... on ChangeBlock {
    id
  }
  ... on OperationBlock {
    id
  }
  ... on ExampleBlock {
    id
  }
  ... on StepsBlock {
    id
    steps {
      ...StepView
    }
  }
  ... on MomentBlock {
    id
    caption
    moment {
      ...MomentView
    }
  }
  ... on EmbedBlock {
    id
    title
    provider
    frameUrl
    pageUrl
    ratio
  }
  ... on RelatedBlock {
    id
    pages {
      title
      summary
      path
      locale
      kind
    }
  }
  ... on DownloadBlock {
    id
    title
    description
    href
    fileName
    fileType
    fileSize
  }
  ... on ToolBlock {
    id
    title
    description
    href
    opensWith
  }
  ... on UnknownBlock {
    id
  }
}
fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}
fragment TypedBlockView on ContentBlock {
  __typename
  ... on QuestionBlock {
    id
    question
    anchor
    html
  }
  ... on ProblemBlock {
    id
    symptom
    anchor
    causeHtml
    fixHtml
  }
  ... on TermBlock {
    id
    term
    also
    anchor
    html
  }
  ... on ChangeBlock {
    id
    kind
    html
  }
  ... on OperationBlock {
    id
    name
    anchor
    entry {
      ...ApiEntryView
    }
  }
  ... on ExampleBlock {
    id
    title
    document
    variables
    valid
  }
}
fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}`, {"fragmentName":"DocumentView"}) as unknown as TypedDocumentString<DocumentViewFragment, unknown>;
export const VideoViewFragmentDoc = new TypedDocumentString(`
    fragment VideoView on Video {
  id
  durationSeconds
  width
  height
  posterUrl
  sources {
    url
    mime
    width
    height
  }
  chapters {
    startSeconds
    title
  }
  storyboard {
    url
    tileWidth
    tileHeight
    columns
    count
    intervalSeconds
  }
  captions {
    locale
    label
    url
    automatic
    translated
    downloads {
      format
      url
    }
  }
}
    `, {"fragmentName":"VideoView"}) as unknown as TypedDocumentString<VideoViewFragment, unknown>;
export const TutorialViewFragmentDoc = new TypedDocumentString(`
    fragment TutorialView on Tutorial {
  transcriptLocale
  video {
    ...VideoView
  }
}
    fragment VideoView on Video {
  id
  durationSeconds
  width
  height
  posterUrl
  sources {
    url
    mime
    width
    height
  }
  chapters {
    startSeconds
    title
  }
  storyboard {
    url
    tileWidth
    tileHeight
    columns
    count
    intervalSeconds
  }
  captions {
    locale
    label
    url
    automatic
    translated
    downloads {
      format
      url
    }
  }
}`, {"fragmentName":"TutorialView"}) as unknown as TypedDocumentString<TutorialViewFragment, unknown>;
export const ReleaseViewFragmentDoc = new TypedDocumentString(`
    fragment ReleaseView on ReleaseNote {
  version
  releasedOn
}
    `, {"fragmentName":"ReleaseView"}) as unknown as TypedDocumentString<ReleaseViewFragment, unknown>;
export const LearnViewFragmentDoc = new TypedDocumentString(`
    fragment LearnView on ContentPage {
  __typename
  title
  summary
  ... on DocumentPage {
    ...DocumentView
  }
  ... on Category {
    id
    path
    servedLocale
    translations {
      locale
      path
    }
  }
  ... on Tutorial {
    ...TutorialView
  }
  ... on ReleaseNote {
    ...ReleaseView
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}
fragment DocumentView on DocumentPage {
  ... on Node {
    id
  }
  title
  summary
  path
  tags
  audience
  area {
    slug
    name
  }
  updatedAt
  edition
  readingMinutes
  requestedLocale
  servedLocale
  fallbackReason
  staleness {
    ...StaleNotice
  }
  breadcrumbs {
    title
    path
  }
  translations {
    locale
    path
  }
  category {
    ...CategoryCard
  }
  body {
    ...BlockView
    ...TypedBlockView
  }
}
fragment TutorialView on Tutorial {
  transcriptLocale
  video {
    ...VideoView
  }
}
fragment ReleaseView on ReleaseNote {
  version
  releasedOn
}
fragment VideoView on Video {
  id
  durationSeconds
  width
  height
  posterUrl
  sources {
    url
    mime
    width
    height
  }
  chapters {
    startSeconds
    title
  }
  storyboard {
    url
    tileWidth
    tileHeight
    columns
    count
    intervalSeconds
  }
  captions {
    locale
    label
    url
    automatic
    translated
    downloads {
      format
      url
    }
  }
}
fragment BlockView on ContentBlock {
  __typename
  ... on ParagraphBlock {
    id
    html
  }
  ... on HeadingBlock {
    id
    text
    level
    anchor
  }
  ... on CalloutBlock {
    id
    kind
    title
    html
  }
  ... on TableBlock {
    id
    caption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    title
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      src
      srcset
      width
      height
    }
  }
  ... on QuestionBlock {
    id
  }
  ... on ProblemBlock {
    id
  }
  ... on TermBlock {
    id
  }
  ... on ChangeBlock {
    id
  }
  ... on OperationBlock {
    id
  }
  ... on ExampleBlock {
    id
  }
  ... on StepsBlock {
    id
    steps {
      ...StepView
    }
  }
  ... on MomentBlock {
    id
    caption
    moment {
      ...MomentView
    }
  }
  ... on EmbedBlock {
    id
    title
    provider
    frameUrl
    pageUrl
    ratio
  }
  ... on RelatedBlock {
    id
    pages {
      title
      summary
      path
      locale
      kind
    }
  }
  ... on DownloadBlock {
    id
    title
    description
    href
    fileName
    fileType
    fileSize
  }
  ... on ToolBlock {
    id
    title
    description
    href
    opensWith
  }
  ... on UnknownBlock {
    id
  }
}
fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}
fragment TypedBlockView on ContentBlock {
  __typename
  ... on QuestionBlock {
    id
    question
    anchor
    html
  }
  ... on ProblemBlock {
    id
    symptom
    anchor
    causeHtml
    fixHtml
  }
  ... on TermBlock {
    id
    term
    also
    anchor
    html
  }
  ... on ChangeBlock {
    id
    kind
    html
  }
  ... on OperationBlock {
    id
    name
    anchor
    entry {
      ...ApiEntryView
    }
  }
  ... on ExampleBlock {
    id
    title
    document
    variables
    valid
  }
}
fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}`, {"fragmentName":"LearnView"}) as unknown as TypedDocumentString<LearnViewFragment, unknown>;
export const CuePageFragmentDoc = new TypedDocumentString(`
    fragment CuePage on CueCursorConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      id
      startSeconds
      endSeconds
      text
    }
  }
}
    `, {"fragmentName":"CuePage"}) as unknown as TypedDocumentString<CuePageFragment, unknown>;
export const RequestCardFragmentDoc = new TypedDocumentString(`
    fragment RequestCard on FeatureRequest {
  id
  number
  title
  path
  status
  voteCount
  viewerHasVoted
  viewerCanVote
  area {
    id
    title(locale: $locale)
  }
}
    `, {"fragmentName":"RequestCard"}) as unknown as TypedDocumentString<RequestCardFragment, unknown>;
export const RequestColumnFragmentDoc = new TypedDocumentString(`
    fragment RequestColumn on FeatureRequestCursorConnection {
  edges {
    node {
      ...RequestCard
    }
  }
}
    fragment RequestCard on FeatureRequest {
  id
  number
  title
  path
  status
  voteCount
  viewerHasVoted
  viewerCanVote
  area {
    id
    title(locale: $locale)
  }
}`, {"fragmentName":"RequestColumn"}) as unknown as TypedDocumentString<RequestColumnFragment, unknown>;
export const HitFragmentDoc = new TypedDocumentString(`
    fragment Hit on SearchHit {
  nodeId
  kind
  title
  markedTitle
  heading
  snippet
  url
  locale
  startSeconds
}
    `, {"fragmentName":"Hit"}) as unknown as TypedDocumentString<HitFragment, unknown>;
export const MessageViewFragmentDoc = new TypedDocumentString(`
    fragment MessageView on TicketMessage {
  id
  anchor
  html
  internal
  authorKind
  createdAt
  author {
    ...Author
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}`, {"fragmentName":"MessageView"}) as unknown as TypedDocumentString<MessageViewFragment, unknown>;
export const AccountSettingsDocument = new TypedDocumentString(`
    query AccountSettings {
  viewer {
    ...ViewerCard
    name
    bio
    hasPassword
    person {
      id
      handle
      avatarUrl
    }
    apiTokens(first: 50) {
      edges {
        node {
          ...TokenView
        }
      }
    }
    accountExport {
      ...ExportView
    }
  }
}
    fragment TokenView on ApiToken {
  id
  name
  start
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
  scopes
}
fragment ExportView on AccountExport {
  id
  requestedAt
  finishedAt
  downloadUrl
}
fragment ViewerCard on User {
  id
  displayName
  email
  isStaff
  locale
  timeZone
  roles
  person {
    id
    avatarUrl
  }
}`, {"hash":"sha256:5800fd82d72b13d916da6b98e1d70a8449a85536801152671995f29445dc6e5e"}) as unknown as TypedDocumentString<AccountSettingsQuery, AccountSettingsQueryVariables>;
export const ProfileUpdateDocument = new TypedDocumentString(`
    mutation ProfileUpdate($input: ProfileUpdateInput!) {
  profileUpdate(input: $input) {
    viewer {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:cb9a94dcb6796ffe9f5edc5177ddeaead970523dab1310f74009126cc16bdee1"}) as unknown as TypedDocumentString<ProfileUpdateMutation, ProfileUpdateMutationVariables>;
export const ApiTokenCreateDocument = new TypedDocumentString(`
    mutation ApiTokenCreate($input: ApiTokenCreateInput!) {
  apiTokenCreate(input: $input) {
    secret
    token {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:3af2334fa7c5480e6c9353ae134e05496a900cf08d58e7ae8023c738b014e9d6"}) as unknown as TypedDocumentString<ApiTokenCreateMutation, ApiTokenCreateMutationVariables>;
export const ApiTokenRevokeDocument = new TypedDocumentString(`
    mutation ApiTokenRevoke($input: ApiTokenRevokeInput!) {
  apiTokenRevoke(input: $input) {
    token {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:170a5b3902ed67cd823a1a817b83b971247ef4fb70871436889818c1d5da13e2"}) as unknown as TypedDocumentString<ApiTokenRevokeMutation, ApiTokenRevokeMutationVariables>;
export const AccountExportRequestDocument = new TypedDocumentString(`
    mutation AccountExportRequest($input: AccountExportRequestInput!) {
  accountExportRequest(input: $input) {
    export {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:49b776973ab90a96fd9732753c55bfe7129fcac85ec45e3d97837d9ddb1eb065"}) as unknown as TypedDocumentString<AccountExportRequestMutation, AccountExportRequestMutationVariables>;
export const AccountEraseDocument = new TypedDocumentString(`
    mutation AccountErase($input: AccountEraseInput!) {
  accountErase(input: $input) {
    erased
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:e547d473bbbcf7b85c0fc4dfdbd938ec6b2898c4114c62f1b97be0dfe24d5ed7"}) as unknown as TypedDocumentString<AccountEraseMutation, AccountEraseMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...ViewerCard
  }
}
    fragment ViewerCard on User {
  id
  displayName
  email
  isStaff
  locale
  timeZone
  roles
  person {
    id
    avatarUrl
  }
}`, {"hash":"sha256:efcb326ef88227b1c23001ef43e0453452172cbb74f8addc9dc46aac1e4ff5ca"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ForumCategoriesDocument = new TypedDocumentString(`
    query ForumCategories($locale: String!) {
  forumCategories(first: 100) {
    edges {
      node {
        id
        slug
        title(locale: $locale)
        description(locale: $locale)
        viewerCanWrite
        parent {
          id
        }
      }
    }
  }
}
    `, {"hash":"sha256:d32d3cd89bf06eb7aff32f8d7f95f7156a90e7e60a86c389bf217a56b2863f74"}) as unknown as TypedDocumentString<ForumCategoriesQuery, ForumCategoriesQueryVariables>;
export const TopicsDocument = new TypedDocumentString(`
    query Topics($category: String, $sort: TopicSort!, $locale: String!, $after: String) {
  topics(category: $category, sort: $sort, first: 30, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...TopicRow
      }
    }
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}
fragment TopicRow on Topic {
  id
  number
  title
  path
  kind
  state
  replyCount
  lastPostAt
  excerpt
  category {
    id
    slug
    title(locale: $locale)
  }
  author {
    ...Author
  }
  lastReplyAuthor {
    ...Author
  }
}`, {"hash":"sha256:2a31f6036b4097ce00cf9ec61424271bac93621d3d57403db2df9700613343e6"}) as unknown as TypedDocumentString<TopicsQuery, TopicsQueryVariables>;
export const TopicDocument = new TypedDocumentString(`
    query Topic($number: Int!, $locale: String!, $after: String) {
  eventCursor
  topic(number: $number) {
    id
    number
    title
    path
    kind
    state
    locale
    createdAt
    replyCount
    lastPostAt
    viewerCanReply
    category {
      id
      slug
      title(locale: $locale)
    }
    author {
      ...Author
    }
    posts(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...PostView
        }
      }
    }
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}
fragment PostView on Post {
  id
  number
  anchor
  html
  createdAt
  editedAt
  author {
    ...Author
  }
}`, {"hash":"sha256:9f133966834bbf18f30a7931c9d398a262105ed7988fd25b89e3940267255699"}) as unknown as TypedDocumentString<TopicQuery, TopicQueryVariables>;
export const TopicPulseDocument = new TypedDocumentString(`
    query TopicPulse($number: Int!) {
  topic(number: $number) {
    id
    replyCount
  }
}
    `, {"hash":"sha256:b35feff59ead784daa1ee2db56b94fba3b87a1487dd98c249c46a0fb7b230dad"}) as unknown as TypedDocumentString<TopicPulseQuery, TopicPulseQueryVariables>;
export const TopicCreateDocument = new TypedDocumentString(`
    mutation TopicCreate($input: TopicCreateInput!) {
  topicCreate(input: $input) {
    topic {
      id
      path
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:8d221829257d5d0e01adc292a7cb1f2d9c2cc35fa829e92f07ade919f88fe6a5"}) as unknown as TypedDocumentString<TopicCreateMutation, TopicCreateMutationVariables>;
export const TopicReplyDocument = new TypedDocumentString(`
    mutation TopicReply($input: TopicReplyInput!) {
  topicReply(input: $input) {
    post {
      id
      anchor
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:a2628b6c10ec0779da294ec95bce97089771551d635582f5f2e9db830b91d9e8"}) as unknown as TypedDocumentString<TopicReplyMutation, TopicReplyMutationVariables>;
export const OwnFeedbackDocument = new TypedDocumentString(`
    query OwnFeedback($pageId: ID!) {
  articleFeedback(pageId: $pageId) {
    ...FeedbackView
  }
}
    fragment FeedbackView on ArticleFeedback {
  id
  helpful
  reason
  comment
}`, {"hash":"sha256:d8f41b84644f603dd99b1f6f613faf5a721a25c6635f0c7e6b3e3dfc71fe1e90"}) as unknown as TypedDocumentString<OwnFeedbackQuery, OwnFeedbackQueryVariables>;
export const ArticleFeedbackGiveDocument = new TypedDocumentString(`
    mutation ArticleFeedbackGive($input: ArticleFeedbackGiveInput!) {
  articleFeedbackGive(input: $input) {
    feedback {
      ...FeedbackView
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment FeedbackView on ArticleFeedback {
  id
  helpful
  reason
  comment
}`, {"hash":"sha256:d92e964cab047da15aee07d18a786dc14d5afc40b3e1b381661c397333d6303d"}) as unknown as TypedDocumentString<ArticleFeedbackGiveMutation, ArticleFeedbackGiveMutationVariables>;
export const ArticleFeedbackWithdrawDocument = new TypedDocumentString(`
    mutation ArticleFeedbackWithdraw($input: ArticleFeedbackWithdrawInput!) {
  articleFeedbackWithdraw(input: $input) {
    withdrawn
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:7d0498dea1f7a5b0e73f94e91218d1b490ab9264e258f9045fa75f5ca939e7b3"}) as unknown as TypedDocumentString<ArticleFeedbackWithdrawMutation, ArticleFeedbackWithdrawMutationVariables>;
export const OnwardDocument = new TypedDocumentString(`
    query Onward($id: ID!) {
  node(id: $id) {
    id
    ... on DocumentPage {
      previous {
        title
        path
      }
      next {
        title
        path
      }
      related {
        __typename
        title
        summary
        path
        locale
      }
    }
  }
}
    `, {"hash":"sha256:7c9fbf3b4856aa5bdb560bb653e4cc3c0130519e6ecb9ac2459fec948bda720e"}) as unknown as TypedDocumentString<OnwardQuery, OnwardQueryVariables>;
export const PageVisitRecordDocument = new TypedDocumentString(`
    mutation PageVisitRecord($input: PageVisitRecordInput!) {
  pageVisitRecord(input: $input) {
    recorded
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:a3338dc67d8c57fc0d3d562da4b970600be3681c4f04ea5e4b768c513658525b"}) as unknown as TypedDocumentString<PageVisitRecordMutation, PageVisitRecordMutationVariables>;
export const LearnHomeDocument = new TypedDocumentString(`
    query LearnHome($locale: String!) {
  home(locale: $locale) {
    id
    title
    summary
  }
  categories(locale: $locale, first: 50) {
    edges {
      node {
        ...CategoryCard
      }
    }
  }
  tutorials(locale: $locale, first: 6) {
    edges {
      node {
        ...TutorialCard
      }
    }
  }
  documents(locale: $locale, first: 8) {
    edges {
      node {
        ...DocumentCard
      }
    }
  }
  popularPages(locale: $locale, first: 6) {
    ...DocumentCard
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment TutorialCard on Tutorial {
  id
  locale
  title
  summary
  path
  video {
    id
    posterUrl
    durationSeconds
  }
}
fragment DocumentCard on DocumentPage {
  __typename
  locale
  title
  summary
  path
  updatedAt
  audience
  area {
    slug
    name
  }
}`, {"hash":"sha256:3d08a0f6090238efa01a0c998913409386693f632f1e971cd953beacf1c64cb4"}) as unknown as TypedDocumentString<LearnHomeQuery, LearnHomeQueryVariables>;
export const LearnCategoryDocument = new TypedDocumentString(`
    query LearnCategory($path: String!, $locale: String!) {
  category(path: $path, locale: $locale) {
    id
    title
    summary
    path
    requestedLocale
    servedLocale
    fallbackReason
    breadcrumbs {
      title
      path
    }
    staleness {
      ...StaleNotice
    }
    translations {
      locale
      path
    }
    children {
      ...CategoryCard
      pageCount
    }
  }
  contents(category: $path, locale: $locale, first: 100) {
    edges {
      node {
        __typename
        ...DocumentCard
        ... on Tutorial {
          ...TutorialCard
        }
      }
    }
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment TutorialCard on Tutorial {
  id
  locale
  title
  summary
  path
  video {
    id
    posterUrl
    durationSeconds
  }
}
fragment DocumentCard on DocumentPage {
  __typename
  locale
  title
  summary
  path
  updatedAt
  audience
  area {
    slug
    name
  }
}
fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}`, {"hash":"sha256:9c841ee0a1a7be93ff882ddd2b1e66c09aca14fe5c251d0524251df079fef1a3"}) as unknown as TypedDocumentString<LearnCategoryQuery, LearnCategoryQueryVariables>;
export const LearnContentsDocument = new TypedDocumentString(`
    query LearnContents($category: String!, $locale: String!) {
  contents(category: $category, locale: $locale, first: 100) {
    pageInfo {
      hasNextPage
    }
    edges {
      node {
        __typename
        title
        path
        locale
        ... on Category {
          translations {
            path
          }
        }
      }
    }
  }
}
    `, {"hash":"sha256:542967b2a9242f5a28b5389e100e22968b064605aa04e913b615a057137f625e"}) as unknown as TypedDocumentString<LearnContentsQuery, LearnContentsQueryVariables>;
export const LearnPageDocument = new TypedDocumentString(`
    query LearnPage($path: String!, $locale: String!) {
  page(path: $path, locale: $locale) {
    ...LearnView
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment LearnView on ContentPage {
  __typename
  title
  summary
  ... on DocumentPage {
    ...DocumentView
  }
  ... on Category {
    id
    path
    servedLocale
    translations {
      locale
      path
    }
  }
  ... on Tutorial {
    ...TutorialView
  }
  ... on ReleaseNote {
    ...ReleaseView
  }
}
fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}
fragment DocumentView on DocumentPage {
  ... on Node {
    id
  }
  title
  summary
  path
  tags
  audience
  area {
    slug
    name
  }
  updatedAt
  edition
  readingMinutes
  requestedLocale
  servedLocale
  fallbackReason
  staleness {
    ...StaleNotice
  }
  breadcrumbs {
    title
    path
  }
  translations {
    locale
    path
  }
  category {
    ...CategoryCard
  }
  body {
    ...BlockView
    ...TypedBlockView
  }
}
fragment TutorialView on Tutorial {
  transcriptLocale
  video {
    ...VideoView
  }
}
fragment ReleaseView on ReleaseNote {
  version
  releasedOn
}
fragment VideoView on Video {
  id
  durationSeconds
  width
  height
  posterUrl
  sources {
    url
    mime
    width
    height
  }
  chapters {
    startSeconds
    title
  }
  storyboard {
    url
    tileWidth
    tileHeight
    columns
    count
    intervalSeconds
  }
  captions {
    locale
    label
    url
    automatic
    translated
    downloads {
      format
      url
    }
  }
}
fragment BlockView on ContentBlock {
  __typename
  ... on ParagraphBlock {
    id
    html
  }
  ... on HeadingBlock {
    id
    text
    level
    anchor
  }
  ... on CalloutBlock {
    id
    kind
    title
    html
  }
  ... on TableBlock {
    id
    caption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    title
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      src
      srcset
      width
      height
    }
  }
  ... on QuestionBlock {
    id
  }
  ... on ProblemBlock {
    id
  }
  ... on TermBlock {
    id
  }
  ... on ChangeBlock {
    id
  }
  ... on OperationBlock {
    id
  }
  ... on ExampleBlock {
    id
  }
  ... on StepsBlock {
    id
    steps {
      ...StepView
    }
  }
  ... on MomentBlock {
    id
    caption
    moment {
      ...MomentView
    }
  }
  ... on EmbedBlock {
    id
    title
    provider
    frameUrl
    pageUrl
    ratio
  }
  ... on RelatedBlock {
    id
    pages {
      title
      summary
      path
      locale
      kind
    }
  }
  ... on DownloadBlock {
    id
    title
    description
    href
    fileName
    fileType
    fileSize
  }
  ... on ToolBlock {
    id
    title
    description
    href
    opensWith
  }
  ... on UnknownBlock {
    id
  }
}
fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}
fragment TypedBlockView on ContentBlock {
  __typename
  ... on QuestionBlock {
    id
    question
    anchor
    html
  }
  ... on ProblemBlock {
    id
    symptom
    anchor
    causeHtml
    fixHtml
  }
  ... on TermBlock {
    id
    term
    also
    anchor
    html
  }
  ... on ChangeBlock {
    id
    kind
    html
  }
  ... on OperationBlock {
    id
    name
    anchor
    entry {
      ...ApiEntryView
    }
  }
  ... on ExampleBlock {
    id
    title
    document
    variables
    valid
  }
}
fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}`, {"hash":"sha256:dbecedeafc650d4bf561f7ca7398ff23dc6d998acd779117d66cba084873dd86"}) as unknown as TypedDocumentString<LearnPageQuery, LearnPageQueryVariables>;
export const ContentPreviewDocument = new TypedDocumentString(`
    query ContentPreview($token: String!) {
  preview(token: $token) {
    ...LearnView
  }
}
    fragment CategoryCard on Category {
  id
  title
  summary
  icon
  slug
  path
}
fragment LearnView on ContentPage {
  __typename
  title
  summary
  ... on DocumentPage {
    ...DocumentView
  }
  ... on Category {
    id
    path
    servedLocale
    translations {
      locale
      path
    }
  }
  ... on Tutorial {
    ...TutorialView
  }
  ... on ReleaseNote {
    ...ReleaseView
  }
}
fragment StaleNotice on Staleness {
  level
  since
  originalPath
  changes {
    id
    kind
  }
}
fragment DocumentView on DocumentPage {
  ... on Node {
    id
  }
  title
  summary
  path
  tags
  audience
  area {
    slug
    name
  }
  updatedAt
  edition
  readingMinutes
  requestedLocale
  servedLocale
  fallbackReason
  staleness {
    ...StaleNotice
  }
  breadcrumbs {
    title
    path
  }
  translations {
    locale
    path
  }
  category {
    ...CategoryCard
  }
  body {
    ...BlockView
    ...TypedBlockView
  }
}
fragment TutorialView on Tutorial {
  transcriptLocale
  video {
    ...VideoView
  }
}
fragment ReleaseView on ReleaseNote {
  version
  releasedOn
}
fragment VideoView on Video {
  id
  durationSeconds
  width
  height
  posterUrl
  sources {
    url
    mime
    width
    height
  }
  chapters {
    startSeconds
    title
  }
  storyboard {
    url
    tileWidth
    tileHeight
    columns
    count
    intervalSeconds
  }
  captions {
    locale
    label
    url
    automatic
    translated
    downloads {
      format
      url
    }
  }
}
fragment BlockView on ContentBlock {
  __typename
  ... on ParagraphBlock {
    id
    html
  }
  ... on HeadingBlock {
    id
    text
    level
    anchor
  }
  ... on CalloutBlock {
    id
    kind
    title
    html
  }
  ... on TableBlock {
    id
    caption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    title
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      src
      srcset
      width
      height
    }
  }
  ... on QuestionBlock {
    id
  }
  ... on ProblemBlock {
    id
  }
  ... on TermBlock {
    id
  }
  ... on ChangeBlock {
    id
  }
  ... on OperationBlock {
    id
  }
  ... on ExampleBlock {
    id
  }
  ... on StepsBlock {
    id
    steps {
      ...StepView
    }
  }
  ... on MomentBlock {
    id
    caption
    moment {
      ...MomentView
    }
  }
  ... on EmbedBlock {
    id
    title
    provider
    frameUrl
    pageUrl
    ratio
  }
  ... on RelatedBlock {
    id
    pages {
      title
      summary
      path
      locale
      kind
    }
  }
  ... on DownloadBlock {
    id
    title
    description
    href
    fileName
    fileType
    fileSize
  }
  ... on ToolBlock {
    id
    title
    description
    href
    opensWith
  }
  ... on UnknownBlock {
    id
  }
}
fragment StepView on Step {
  id
  title
  html
  alt
  image {
    src
    srcset
    width
    height
  }
  moment {
    ...MomentView
  }
}
fragment MomentView on VideoMoment {
  title
  path
  locale
  second
  posterUrl
  sentence
}
fragment TypedBlockView on ContentBlock {
  __typename
  ... on QuestionBlock {
    id
    question
    anchor
    html
  }
  ... on ProblemBlock {
    id
    symptom
    anchor
    causeHtml
    fixHtml
  }
  ... on TermBlock {
    id
    term
    also
    anchor
    html
  }
  ... on ChangeBlock {
    id
    kind
    html
  }
  ... on OperationBlock {
    id
    name
    anchor
    entry {
      ...ApiEntryView
    }
  }
  ... on ExampleBlock {
    id
    title
    document
    variables
    valid
  }
}
fragment ApiEntryView on ApiEntry {
  name
  kind
  signature
  description
  deprecated
  returns
  arguments {
    name
    type
    description
    default
    deprecated
  }
  fields {
    name
    type
    description
    deprecated
  }
}`, {"hash":"sha256:eaeb55814558d02c8033b8f9754cfdf912b9e5fc9200ed4561426ea69e518054"}) as unknown as TypedDocumentString<ContentPreviewQuery, ContentPreviewQueryVariables>;
export const VideoCuesDocument = new TypedDocumentString(`
    query VideoCues($id: ID!, $locale: String, $after: String) {
  node(id: $id) {
    id
    ... on Video {
      cues(locale: $locale, first: 100, after: $after) {
        ...CuePage
      }
    }
  }
}
    fragment CuePage on CueCursorConnection {
  pageInfo {
    hasNextPage
    endCursor
  }
  edges {
    node {
      id
      startSeconds
      endSeconds
      text
    }
  }
}`, {"hash":"sha256:f53d3fd954e1f97e4981ac0ad0ce5787c9f395a99964b93c558325b164c7738a"}) as unknown as TypedDocumentString<VideoCuesQuery, VideoCuesQueryVariables>;
export const TutorialWatchRecordDocument = new TypedDocumentString(`
    mutation TutorialWatchRecord($input: TutorialWatchRecordInput!) {
  tutorialWatchRecord(input: $input) {
    recorded
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:f9c6270a8c7ac8c5a51bdf485c4834b47b065bd5fe0a76907e40c64ebcfb48e9"}) as unknown as TypedDocumentString<TutorialWatchRecordMutation, TutorialWatchRecordMutationVariables>;
export const EventsDocument = new TypedDocumentString(`
    subscription Events($after: String) {
  events(after: $after) {
    cursor
    reset
    name
    nodeId
  }
}
    `, {"hash":"sha256:afc71f0e6b460f762527c108319bd9f633d8075820064892136343bf77aacc5c"}) as unknown as TypedDocumentString<EventsSubscription, EventsSubscriptionVariables>;
export const RoadmapDocument = new TypedDocumentString(`
    query Roadmap($locale: String!, $area: String) {
  roadmapAreas(first: 100) {
    edges {
      node {
        id
        slug
        title(locale: $locale)
      }
    }
  }
  open: featureRequests(status: OPEN, area: $area, first: 50) {
    ...RequestColumn
  }
  planned: featureRequests(status: PLANNED, area: $area, first: 50) {
    ...RequestColumn
  }
  inProgress: featureRequests(status: IN_PROGRESS, area: $area, first: 50) {
    ...RequestColumn
  }
  shipped: featureRequests(status: SHIPPED, area: $area, first: 50) {
    ...RequestColumn
  }
}
    fragment RequestCard on FeatureRequest {
  id
  number
  title
  path
  status
  voteCount
  viewerHasVoted
  viewerCanVote
  area {
    id
    title(locale: $locale)
  }
}
fragment RequestColumn on FeatureRequestCursorConnection {
  edges {
    node {
      ...RequestCard
    }
  }
}`, {"hash":"sha256:ef9fb820b1aa6142888277ac1185824825fd56e51bb10d385029b81e4942ecea"}) as unknown as TypedDocumentString<RoadmapQuery, RoadmapQueryVariables>;
export const FeatureRequestDocument = new TypedDocumentString(`
    query FeatureRequest($number: Int!, $locale: String!) {
  eventCursor
  featureRequest(number: $number) {
    ...RequestCard
    html
    locale
    createdAt
    changedAt
    author {
      ...Author
    }
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}
fragment RequestCard on FeatureRequest {
  id
  number
  title
  path
  status
  voteCount
  viewerHasVoted
  viewerCanVote
  area {
    id
    title(locale: $locale)
  }
}`, {"hash":"sha256:62091cf7465e810fec2c039ea1d577debf76525175ecc23f5b5aa3d6f96c988a"}) as unknown as TypedDocumentString<FeatureRequestQuery, FeatureRequestQueryVariables>;
export const RequestPulseDocument = new TypedDocumentString(`
    query RequestPulse($number: Int!) {
  featureRequest(number: $number) {
    id
    status
    voteCount
    viewerHasVoted
    viewerCanVote
  }
}
    `, {"hash":"sha256:109f069101554bc25b5200a48c5e887d4f69a4a89f71759f1bf9bbeaa4a06ed3"}) as unknown as TypedDocumentString<RequestPulseQuery, RequestPulseQueryVariables>;
export const FeatureRequestCreateDocument = new TypedDocumentString(`
    mutation FeatureRequestCreate($input: FeatureRequestCreateInput!) {
  featureRequestCreate(input: $input) {
    featureRequest {
      id
      path
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:fc2d83f88e49911f8ade2a77c01d8e28961757f719d3406719db07ece6ecfc54"}) as unknown as TypedDocumentString<FeatureRequestCreateMutation, FeatureRequestCreateMutationVariables>;
export const FeatureRequestVoteDocument = new TypedDocumentString(`
    mutation FeatureRequestVote($input: FeatureRequestVoteInput!) {
  featureRequestVote(input: $input) {
    featureRequest {
      id
      voteCount
      viewerHasVoted
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:48b00da08415fe9aa20d1944a3adbe4bf12d29e09e8fc9bc15079daeb2c2e016"}) as unknown as TypedDocumentString<FeatureRequestVoteMutation, FeatureRequestVoteMutationVariables>;
export const SearchQuestionRecordDocument = new TypedDocumentString(`
    mutation SearchQuestionRecord($input: SearchQuestionRecordInput!) {
  searchQuestionRecord(input: $input) {
    recorded
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:8fc360444ea76022fae1c992319de0897820ea1fb6d23671fbc25149df237094"}) as unknown as TypedDocumentString<SearchQuestionRecordMutation, SearchQuestionRecordMutationVariables>;
export const SearchClickRecordDocument = new TypedDocumentString(`
    mutation SearchClickRecord($input: SearchClickRecordInput!) {
  searchClickRecord(input: $input) {
    recorded
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:6d0512a41c804c8c071942c6bd43e37b1e085c1ef77833b3a761ee1c67c175a4"}) as unknown as TypedDocumentString<SearchClickRecordMutation, SearchClickRecordMutationVariables>;
export const SearchPopularDocument = new TypedDocumentString(`
    query SearchPopular($locale: String!) {
  searchPopular(locale: $locale, first: 6) {
    text
  }
}
    `, {"hash":"sha256:f3ab627a09b63e29741cfb1921da73836d66c816a487481cd25552cf310e6d2f"}) as unknown as TypedDocumentString<SearchPopularQuery, SearchPopularQueryVariables>;
export const SearchCountDocument = new TypedDocumentString(`
    query SearchCount($query: String!, $kinds: [SearchKind!], $tags: [String!], $area: String, $changed: SearchPeriod, $locale: String) {
  search(
    query: $query
    kinds: $kinds
    tags: $tags
    area: $area
    changed: $changed
    locale: $locale
    first: 1
  ) {
    totalCount
  }
}
    `, {"hash":"sha256:d7beeaf5dadbc180f6a1c4c7ed4a481bab092ed1466e1fda0cc076a952b330d5"}) as unknown as TypedDocumentString<SearchCountQuery, SearchCountQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($query: String!, $kinds: [SearchKind!], $tags: [String!], $area: String, $changed: SearchPeriod, $locale: String, $after: String) {
  search(
    query: $query
    kinds: $kinds
    tags: $tags
    area: $area
    changed: $changed
    locale: $locale
    first: 20
    after: $after
  ) {
    totalCount
    degraded
    didYouMean
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ...Hit
      }
    }
    facets {
      kinds {
        value
        count
      }
      locales {
        value
        count
      }
      areas {
        value
        title
        count
      }
      dates {
        value
        count
      }
      tags {
        value
        count
      }
    }
  }
}
    fragment Hit on SearchHit {
  nodeId
  kind
  title
  markedTitle
  heading
  snippet
  url
  locale
  startSeconds
}`, {"hash":"sha256:92e10392b4e3e1ddef4b7bf1c8ba910e422122fdade143a6a370f3b68a1d8549"}) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const QuickSearchDocument = new TypedDocumentString(`
    query QuickSearch($query: String!, $kinds: [SearchKind!], $locale: String) {
  search(query: $query, kinds: $kinds, locale: $locale, first: 8) {
    edges {
      node {
        ...Hit
      }
    }
  }
}
    fragment Hit on SearchHit {
  nodeId
  kind
  title
  markedTitle
  heading
  snippet
  url
  locale
  startSeconds
}`, {"hash":"sha256:f215705a2ce0bacf1ba7fae0ce5f500a79a1757e6acf519606c0f8b67ddd7a9e"}) as unknown as TypedDocumentString<QuickSearchQuery, QuickSearchQueryVariables>;
export const SearchSuggestDocument = new TypedDocumentString(`
    query SearchSuggest($prefix: String!, $locale: String!) {
  searchSuggest(prefix: $prefix, locale: $locale) {
    title
    path
  }
}
    `, {"hash":"sha256:f0fcefcffc11c20046b421feac90d290134239f51db1edb247e85ea417d151a7"}) as unknown as TypedDocumentString<SearchSuggestQuery, SearchSuggestQueryVariables>;
export const TicketsDocument = new TypedDocumentString(`
    query Tickets($after: String) {
  tickets(mine: true, first: 30, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        number
        subject
        status
        path
        createdAt
        lastMessageAt
      }
    }
  }
}
    `, {"hash":"sha256:49c58618fd5ffa8c80c3b5ecb678a9885ffef41fee025a4cf8464c7d1388fe07"}) as unknown as TypedDocumentString<TicketsQuery, TicketsQueryVariables>;
export const TicketDocument = new TypedDocumentString(`
    query Ticket($number: Int!, $after: String) {
  eventCursor
  ticket(number: $number) {
    id
    number
    subject
    status
    priority
    locale
    path
    createdAt
    lastMessageAt
    version
    viewerCanReply
    page {
      title
      path
    }
    requester {
      ...Author
    }
    messages(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...MessageView
        }
      }
    }
  }
}
    fragment Author on Person {
  id
  name
  handle
  isStaff
  avatarUrl
}
fragment MessageView on TicketMessage {
  id
  anchor
  html
  internal
  authorKind
  createdAt
  author {
    ...Author
  }
}`, {"hash":"sha256:44e2579d83dfb4e1a55537d31bbb17fca8291ae42bdea0eaba2772eaaa88bdd4"}) as unknown as TypedDocumentString<TicketQuery, TicketQueryVariables>;
export const PageOfTicketDocument = new TypedDocumentString(`
    query PageOfTicket($id: ID!) {
  node(id: $id) {
    id
    ... on DocumentPage {
      title
      path
      locale
    }
  }
}
    `, {"hash":"sha256:ea2bd83c9767ef6647cde039c4c2271797a68c42c8fcbe26a9f0f5bbf1faec31"}) as unknown as TypedDocumentString<PageOfTicketQuery, PageOfTicketQueryVariables>;
export const TicketPulseDocument = new TypedDocumentString(`
    query TicketPulse($number: Int!) {
  ticket(number: $number) {
    id
    status
    version
    lastMessageAt
    viewerCanReply
  }
}
    `, {"hash":"sha256:41c4221e9f1f5c067b497bed077f4bc2aa2aaa1e4c4ba733b4a4b1dc986e9caa"}) as unknown as TypedDocumentString<TicketPulseQuery, TicketPulseQueryVariables>;
export const TicketOpenDocument = new TypedDocumentString(`
    mutation TicketOpen($input: TicketOpenInput!) {
  ticketOpen(input: $input) {
    ticket {
      id
      number
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:4850812c1f9de357c612a29feb85f47806c3325df6eb61bb6378e246d89d1f64"}) as unknown as TypedDocumentString<TicketOpenMutation, TicketOpenMutationVariables>;
export const TicketReplyDocument = new TypedDocumentString(`
    mutation TicketReply($input: TicketReplyInput!) {
  ticketReply(input: $input) {
    message {
      id
      anchor
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:13a5c920d4da527723263077dd25751f59cdfec02f1517c053c3c02aa5553625"}) as unknown as TypedDocumentString<TicketReplyMutation, TicketReplyMutationVariables>;
export const TicketStatusSetDocument = new TypedDocumentString(`
    mutation TicketStatusSet($input: TicketStatusSetInput!) {
  ticketStatusSet(input: $input) {
    ticket {
      id
      status
      version
      viewerCanReply
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:7c6b4fb9066ddc0fd4838224228b44a46564665684b14303021072b3a07cde56"}) as unknown as TypedDocumentString<TicketStatusSetMutation, TicketStatusSetMutationVariables>;