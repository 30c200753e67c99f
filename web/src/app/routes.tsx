import { createBrowserRouter, redirect, type LoaderFunctionArgs, type RouteObject } from "react-router";
import { query, queryClient } from "@/api/query";
import {
  FeatureRequestDocument,
  LearnCategoryDocument,
  LearnHomeDocument,
  LearnPageDocument,
  RoadmapDocument,
} from "@/gql/graphql";
import { speak } from "@/i18n";
import { inLocale, isLocale, preferredLocale, type Locale } from "@/i18n/locales";
import { isDocument } from "@/learn/documents";
import { prepareView } from "@/learn/views";
import { parts } from "@/offline/parts";
import { nameEntry } from "@/ui/entries";
import { ErrorPage } from "./ErrorPage";
import { Shell } from "./Shell";

/** How long a page waits for its data before it shows its skeleton: quick answers never flash one. */
const PATIENCE_MS = 180;
/** On the first visit the server's own rendering is on the page, so there is no hurry to replace it. */
const FIRST_PATIENCE_MS = 3500;

let first = true;

/** Starts a page's query together with the download of its code. Failures are shown by the page itself. */
function ahead(
  start: (locale: Locale, path: string, params: LoaderFunctionArgs["params"], search: URLSearchParams) => Promise<unknown>,
) {
  return async ({ params, request }: LoaderFunctionArgs) => {
    const locale = isLocale(params.locale) ? params.locale : "en";
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.replace(/\/$/, "");
    const patience = first && navigator.onLine ? FIRST_PATIENCE_MS : PATIENCE_MS;
    first = false;
    await Promise.race([start(locale, path, params, searchParams).catch(() => null), new Promise((resolve) => setTimeout(resolve, patience))]);
    return null;
  };
}

const learn: RouteObject[] = [
  {
    index: true,
    loader: ahead((locale) => queryClient.query(query(LearnHomeDocument, { locale }))),
    lazy: { Component: async () => (await import("@/learn/HomePage")).HomePage },
  },
  {
    path: "learn/:category",
    loader: ahead((locale, path) => queryClient.query(query(LearnCategoryDocument, { path, locale }))),
    lazy: { Component: async () => (await import("@/learn/CategoryPage")).CategoryPage },
  },
  {
    // An address does not say what stands there: an article, a video, or a category within a category.
    path: "learn/:category/*",
    loader: ahead(async (locale, path) => {
      const { page } = await queryClient.query(query(LearnPageDocument, { path, locale }));
      if (page?.__typename === "Category") {
        const shown = import("@/learn/CategoryPage");
        await queryClient.query(query(LearnCategoryDocument, { path, locale }));
        await shown;
      } else if (isDocument(page)) {
        await prepareView(page, locale);
      }
    }),
    lazy: { Component: async () => (await import("@/learn/LearnPage")).LearnPage },
  },
  { path: "preview/:token", lazy: { Component: async () => (await import("@/learn/PreviewPage")).PreviewPage } },
];

const community: RouteObject[] = [
  { path: "community", lazy: { Component: async () => (await import("@/community/CommunityPage")).CommunityPage } },
  { path: "community/c/:slug", lazy: { Component: async () => (await import("@/community/CommunityPage")).CommunityPage } },
  { path: "community/new", lazy: { Component: async () => (await import("@/community/NewTopicPage")).NewTopicPage } },
  { path: "community/t/:number/:slug?", lazy: { Component: async () => (await import("@/community/TopicPage")).TopicPage } },
];

const roadmap: RouteObject[] = [
  {
    path: "roadmap",
    loader: ahead((locale, _path, _params, search) =>
      queryClient.query(query(RoadmapDocument, { locale, area: search.get("area") ?? undefined })),
    ),
    lazy: { Component: async () => (await import("@/roadmap/RoadmapPage")).RoadmapPage },
  },
  { path: "roadmap/new", lazy: { Component: async () => (await import("@/roadmap/NewRequestPage")).NewRequestPage } },
  {
    path: "roadmap/:number/:slug?",
    loader: ahead((locale, _path, { number }) =>
      queryClient.query(query(FeatureRequestDocument, { locale, number: Number(number) })),
    ),
    lazy: { Component: async () => (await import("@/roadmap/RequestPage")).RequestPage },
  },
];

const support: RouteObject[] = [
  { path: "support", lazy: { Component: async () => (await import("@/support/SupportPage")).SupportPage } },
  { path: "support/new", lazy: { Component: async () => (await import("@/support/NewTicketPage")).NewTicketPage } },
  { path: "support/:number", lazy: { Component: async () => (await import("@/support/TicketPage")).TicketPage } },
];

const search: RouteObject[] = [
  {
    path: "search",
    loader: async ({ params }) => {
      if (isLocale(params.locale)) await speak(params.locale, "find");
      return null;
    },
    shouldRevalidate: ({ currentParams, nextParams }) => currentParams.locale !== nextParams.locale,
    lazy: { Component: async () => (await import("@/search/SearchPage")).SearchPage },
  },
];

const offline: RouteObject = {
  path: "offline",
  loader: async ({ params }) => {
    if (isLocale(params.locale)) await speak(params.locale, "offline");
    return null;
  },
  lazy: { Component: async () => (await parts()).SavedPage },
};

const account: RouteObject = {
  path: "account",
  loader: async ({ params }) => {
    if (isLocale(params.locale)) await speak(params.locale, "account");
    return null;
  },
  children: [
    { path: "sign-in", lazy: { Component: async () => (await import("@/account/SignInPage")).SignInPage } },
    { path: "sign-up", lazy: { Component: async () => (await import("@/account/SignUpPage")).SignUpPage } },
    {
      path: "verify-email/:key?",
      lazy: { Component: async () => (await import("@/account/VerifyEmailPage")).VerifyEmailPage },
    },
    { path: "settings", lazy: { Component: async () => (await import("@/account/settings/SettingsPage")).SettingsPage } },
    { path: "reset/:key?", lazy: { Component: async () => (await import("@/account/ResetPage")).ResetPage } },
  ],
};

const NOT_FOUND: RouteObject = {
  path: "*",
  loader: () => {
    // The router's own way to say "not found"; `ErrorPage` draws it.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw new Response(null, { status: 404 });
  },
};

const routes: RouteObject[] = [
  {
    path: "/:locale",
    Component: Shell,
    HydrateFallback: () => null,
    errorElement: <ErrorPage />,
    loader: async ({ params, request }) => {
      const { pathname, search } = new URL(request.url);
      if (!isLocale(params.locale)) return redirect(inLocale(pathname, preferredLocale(navigator.languages)) + search);
      await speak(params.locale);
      return null;
    },
    shouldRevalidate: ({ currentParams, nextParams }) => currentParams.locale !== nextParams.locale,
    // Faults of a page are shown inside the shell, so that the way out stays at hand.
    children: [{ errorElement: <ErrorPage />, children: [...learn, ...community, ...roadmap, ...support, ...search, offline, account, NOT_FOUND] }],
  },
  { path: "/", loader: () => redirect(`/${preferredLocale(navigator.languages)}/`) },
];

export function createAppRouter() {
  nameEntry();
  return createBrowserRouter(routes);
}
