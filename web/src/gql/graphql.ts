/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, displayName: string, email: string, roles: Array<string> } | null };

export type ViewerCardFragment = { id: string, displayName: string, email: string, roles: Array<string> };

export type CategoryCardFragment = { id: string, title: string, summary: string, icon: string, path: string, pageCount: number };

export type ArticleCardFragment = { id: string, title: string, summary: string, path: string, updatedAt: string };

export type TutorialCardFragment = { id: string, title: string, summary: string, path: string, video: { id: string, posterUrl: string | null, durationMs: number | null, width: number | null, height: number | null } | null };

export type LearnHomeQueryVariables = Exact<{
  locale: string;
}>;


export type LearnHomeQuery = { home: { id: string, title: string, summary: string, categories: Array<{ id: string, title: string, summary: string, icon: string, path: string, pageCount: number }> } | null, articles: { edges: Array<{ node: { id: string, title: string, summary: string, path: string, updatedAt: string } }> }, tutorials: { edges: Array<{ node: { id: string, title: string, summary: string, path: string, video: { id: string, posterUrl: string | null, durationMs: number | null, width: number | null, height: number | null } | null } }> } };

export type LearnCategoryQueryVariables = Exact<{
  path: string;
  locale: string;
}>;


export type LearnCategoryQuery = { category: { id: string, title: string, summary: string, requestedLocale: string, servedLocale: string, fallbackReason: string | null, translations: Array<{ locale: string, path: string }>, articles: { edges: Array<{ node: { id: string, title: string, summary: string, path: string, updatedAt: string } }> }, tutorials: { edges: Array<{ node: { id: string, title: string, summary: string, path: string, video: { id: string, posterUrl: string | null, durationMs: number | null, width: number | null, height: number | null } | null } }> } } | null };

export type LearnPageQueryVariables = Exact<{
  path: string;
  locale: string;
}>;


export type LearnPageQuery = { article: { id: string, title: string, summary: string, path: string, tags: Array<string>, updatedAt: string, requestedLocale: string, servedLocale: string, fallbackReason: string | null, category: { id: string, title: string, summary: string, icon: string, path: string, pageCount: number } | null, translations: Array<{ locale: string, path: string }>, body: Array<
      | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
      | { __typename: 'CodeBlock', id: string, language: string, filename: string, code: string }
      | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
      | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { url: string, srcset: string, width: number, height: number } | null }
      | { __typename: 'ParagraphBlock', id: string, html: string }
      | { __typename: 'TableBlock', id: string, tableCaption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
      | { __typename: 'UnknownBlock', id: string, blockType: string }
    > } | null, tutorial: { id: string, title: string, summary: string, path: string, tags: Array<string>, updatedAt: string, requestedLocale: string, servedLocale: string, fallbackReason: string | null, category: { id: string, title: string, summary: string, icon: string, path: string, pageCount: number } | null, translations: Array<{ locale: string, path: string }>, video: { id: string, title: string, durationMs: number | null, width: number | null, height: number | null, posterUrl: string | null, renditions: Array<{ url: string, mime: string, width: number, height: number }>, transcripts: Array<{ language: string, captionsUrl: string | null, cues: Array<{ startMs: number, endMs: number, text: string }> }> } | null, body: Array<
      | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
      | { __typename: 'CodeBlock', id: string, language: string, filename: string, code: string }
      | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
      | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { url: string, srcset: string, width: number, height: number } | null }
      | { __typename: 'ParagraphBlock', id: string, html: string }
      | { __typename: 'TableBlock', id: string, tableCaption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
      | { __typename: 'UnknownBlock', id: string, blockType: string }
    > } | null };

export type ArticleViewFragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, updatedAt: string, requestedLocale: string, servedLocale: string, fallbackReason: string | null, category: { id: string, title: string, summary: string, icon: string, path: string, pageCount: number } | null, translations: Array<{ locale: string, path: string }>, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, filename: string, code: string }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { url: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'TableBlock', id: string, tableCaption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'UnknownBlock', id: string, blockType: string }
  > };

export type TutorialViewFragment = { id: string, title: string, summary: string, path: string, tags: Array<string>, updatedAt: string, requestedLocale: string, servedLocale: string, fallbackReason: string | null, category: { id: string, title: string, summary: string, icon: string, path: string, pageCount: number } | null, translations: Array<{ locale: string, path: string }>, video: { id: string, title: string, durationMs: number | null, width: number | null, height: number | null, posterUrl: string | null, renditions: Array<{ url: string, mime: string, width: number, height: number }>, transcripts: Array<{ language: string, captionsUrl: string | null, cues: Array<{ startMs: number, endMs: number, text: string }> }> } | null, body: Array<
    | { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string }
    | { __typename: 'CodeBlock', id: string, language: string, filename: string, code: string }
    | { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string }
    | { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { url: string, srcset: string, width: number, height: number } | null }
    | { __typename: 'ParagraphBlock', id: string, html: string }
    | { __typename: 'TableBlock', id: string, tableCaption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> }
    | { __typename: 'UnknownBlock', id: string, blockType: string }
  > };

export type VideoViewFragment = { id: string, title: string, durationMs: number | null, width: number | null, height: number | null, posterUrl: string | null, renditions: Array<{ url: string, mime: string, width: number, height: number }>, transcripts: Array<{ language: string, captionsUrl: string | null, cues: Array<{ startMs: number, endMs: number, text: string }> }> };

type BlockView_CalloutBlock_Fragment = { __typename: 'CalloutBlock', id: string, kind: string, title: string, html: string };

type BlockView_CodeBlock_Fragment = { __typename: 'CodeBlock', id: string, language: string, filename: string, code: string };

type BlockView_HeadingBlock_Fragment = { __typename: 'HeadingBlock', id: string, text: string, level: number, anchor: string };

type BlockView_ImageBlock_Fragment = { __typename: 'ImageBlock', id: string, alt: string, caption: string, image: { url: string, srcset: string, width: number, height: number } | null };

type BlockView_ParagraphBlock_Fragment = { __typename: 'ParagraphBlock', id: string, html: string };

type BlockView_TableBlock_Fragment = { __typename: 'TableBlock', id: string, tableCaption: string, columns: Array<string>, rows: Array<{ cells: Array<string> }> };

type BlockView_UnknownBlock_Fragment = { __typename: 'UnknownBlock', id: string, blockType: string };

export type BlockViewFragment =
  | BlockView_CalloutBlock_Fragment
  | BlockView_CodeBlock_Fragment
  | BlockView_HeadingBlock_Fragment
  | BlockView_ImageBlock_Fragment
  | BlockView_ParagraphBlock_Fragment
  | BlockView_TableBlock_Fragment
  | BlockView_UnknownBlock_Fragment
;

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
export const ViewerCardFragmentDoc = new TypedDocumentString(`
    fragment ViewerCard on User {
  id
  displayName
  email
  roles
}
    `, {"fragmentName":"ViewerCard"}) as unknown as TypedDocumentString<ViewerCardFragment, unknown>;
export const ArticleCardFragmentDoc = new TypedDocumentString(`
    fragment ArticleCard on Article {
  id
  title
  summary
  path
  updatedAt
}
    `, {"fragmentName":"ArticleCard"}) as unknown as TypedDocumentString<ArticleCardFragment, unknown>;
export const TutorialCardFragmentDoc = new TypedDocumentString(`
    fragment TutorialCard on Tutorial {
  id
  title
  summary
  path
  video {
    id
    posterUrl
    durationMs
    width
    height
  }
}
    `, {"fragmentName":"TutorialCard"}) as unknown as TypedDocumentString<TutorialCardFragment, unknown>;
export const CategoryCardFragmentDoc = new TypedDocumentString(`
    fragment CategoryCard on CategorySummary {
  id
  title
  summary
  icon
  path
  pageCount
}
    `, {"fragmentName":"CategoryCard"}) as unknown as TypedDocumentString<CategoryCardFragment, unknown>;
export const BlockViewFragmentDoc = new TypedDocumentString(`
    fragment BlockView on Block {
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
    tableCaption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    filename
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      url
      srcset
      width
      height
    }
  }
  ... on UnknownBlock {
    id
    blockType
  }
}
    `, {"fragmentName":"BlockView"}) as unknown as TypedDocumentString<BlockViewFragment, unknown>;
export const ArticleViewFragmentDoc = new TypedDocumentString(`
    fragment ArticleView on Article {
  id
  title
  summary
  path
  tags
  updatedAt
  requestedLocale
  servedLocale
  fallbackReason
  category {
    ...CategoryCard
  }
  translations {
    locale
    path
  }
  body {
    ...BlockView
  }
}
    fragment CategoryCard on CategorySummary {
  id
  title
  summary
  icon
  path
  pageCount
}
fragment BlockView on Block {
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
    tableCaption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    filename
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      url
      srcset
      width
      height
    }
  }
  ... on UnknownBlock {
    id
    blockType
  }
}`, {"fragmentName":"ArticleView"}) as unknown as TypedDocumentString<ArticleViewFragment, unknown>;
export const VideoViewFragmentDoc = new TypedDocumentString(`
    fragment VideoView on Video {
  id
  title
  durationMs
  width
  height
  posterUrl
  renditions {
    url
    mime
    width
    height
  }
  transcripts {
    language
    captionsUrl
    cues {
      startMs
      endMs
      text
    }
  }
}
    `, {"fragmentName":"VideoView"}) as unknown as TypedDocumentString<VideoViewFragment, unknown>;
export const TutorialViewFragmentDoc = new TypedDocumentString(`
    fragment TutorialView on Tutorial {
  id
  title
  summary
  path
  tags
  updatedAt
  requestedLocale
  servedLocale
  fallbackReason
  category {
    ...CategoryCard
  }
  translations {
    locale
    path
  }
  video {
    ...VideoView
  }
  body {
    ...BlockView
  }
}
    fragment CategoryCard on CategorySummary {
  id
  title
  summary
  icon
  path
  pageCount
}
fragment VideoView on Video {
  id
  title
  durationMs
  width
  height
  posterUrl
  renditions {
    url
    mime
    width
    height
  }
  transcripts {
    language
    captionsUrl
    cues {
      startMs
      endMs
      text
    }
  }
}
fragment BlockView on Block {
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
    tableCaption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    filename
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      url
      srcset
      width
      height
    }
  }
  ... on UnknownBlock {
    id
    blockType
  }
}`, {"fragmentName":"TutorialView"}) as unknown as TypedDocumentString<TutorialViewFragment, unknown>;
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
  roles
}`, {"hash":"sha256:a4af4242e8cf84340147ab6c534eaa1edfaeecdbf3aabb5ae37b14ca4477c978"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const LearnHomeDocument = new TypedDocumentString(`
    query LearnHome($locale: String!) {
  home(locale: $locale) {
    id
    title
    summary
    categories {
      ...CategoryCard
    }
  }
  articles(locale: $locale, first: 6) {
    edges {
      node {
        ...ArticleCard
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
}
    fragment CategoryCard on CategorySummary {
  id
  title
  summary
  icon
  path
  pageCount
}
fragment ArticleCard on Article {
  id
  title
  summary
  path
  updatedAt
}
fragment TutorialCard on Tutorial {
  id
  title
  summary
  path
  video {
    id
    posterUrl
    durationMs
    width
    height
  }
}`, {"hash":"sha256:317a37b4384b99cb6510be6af34e5c7b7ecdc655bfc6f17b44a27bce649a6c19"}) as unknown as TypedDocumentString<LearnHomeQuery, LearnHomeQueryVariables>;
export const LearnCategoryDocument = new TypedDocumentString(`
    query LearnCategory($path: String!, $locale: String!) {
  category(path: $path, locale: $locale) {
    id
    title
    summary
    requestedLocale
    servedLocale
    fallbackReason
    translations {
      locale
      path
    }
    articles(first: 100) {
      edges {
        node {
          ...ArticleCard
        }
      }
    }
    tutorials(first: 100) {
      edges {
        node {
          ...TutorialCard
        }
      }
    }
  }
}
    fragment ArticleCard on Article {
  id
  title
  summary
  path
  updatedAt
}
fragment TutorialCard on Tutorial {
  id
  title
  summary
  path
  video {
    id
    posterUrl
    durationMs
    width
    height
  }
}`, {"hash":"sha256:8abd6386b58f1bfdd190dbc5795c7002573178c463d7a8ace175d256205ccb53"}) as unknown as TypedDocumentString<LearnCategoryQuery, LearnCategoryQueryVariables>;
export const LearnPageDocument = new TypedDocumentString(`
    query LearnPage($path: String!, $locale: String!) {
  article(path: $path, locale: $locale) {
    ...ArticleView
  }
  tutorial(path: $path, locale: $locale) {
    ...TutorialView
  }
}
    fragment CategoryCard on CategorySummary {
  id
  title
  summary
  icon
  path
  pageCount
}
fragment ArticleView on Article {
  id
  title
  summary
  path
  tags
  updatedAt
  requestedLocale
  servedLocale
  fallbackReason
  category {
    ...CategoryCard
  }
  translations {
    locale
    path
  }
  body {
    ...BlockView
  }
}
fragment TutorialView on Tutorial {
  id
  title
  summary
  path
  tags
  updatedAt
  requestedLocale
  servedLocale
  fallbackReason
  category {
    ...CategoryCard
  }
  translations {
    locale
    path
  }
  video {
    ...VideoView
  }
  body {
    ...BlockView
  }
}
fragment VideoView on Video {
  id
  title
  durationMs
  width
  height
  posterUrl
  renditions {
    url
    mime
    width
    height
  }
  transcripts {
    language
    captionsUrl
    cues {
      startMs
      endMs
      text
    }
  }
}
fragment BlockView on Block {
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
    tableCaption
    columns
    rows {
      cells
    }
  }
  ... on CodeBlock {
    id
    language
    filename
    code
  }
  ... on ImageBlock {
    id
    alt
    caption
    image {
      url
      srcset
      width
      height
    }
  }
  ... on UnknownBlock {
    id
    blockType
  }
}`, {"hash":"sha256:55209374b83b310dc7effe8896f9f86f5fed93a2ce59eaa30c85c309b4c516e8"}) as unknown as TypedDocumentString<LearnPageQuery, LearnPageQueryVariables>;