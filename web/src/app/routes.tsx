import { createBrowserRouter, redirect, type LoaderFunctionArgs, type RouteObject } from "react-router";
import { query, queryClient } from "@/api/query";
import { LearnCategoryDocument, LearnHomeDocument, LearnPageDocument } from "@/gql/graphql";
import { speak } from "@/i18n";
import { inLocale, isLocale, preferredLocale, type Locale } from "@/i18n/locales";
import { ErrorPage } from "./ErrorPage";
import { Shell } from "./Shell";

/** How long a page waits for its data before it shows its skeleton: quick answers never flash one. */
const PATIENCE_MS = 180;
/** On the first visit the server's own rendering is on the page, so there is no hurry to replace it. */
const FIRST_PATIENCE_MS = 3500;

let first = true;

/** Starts a page's query together with the download of its code. Failures are shown by the page itself. */
function ahead(start: (locale: Locale, path: string, params: LoaderFunctionArgs["params"]) => Promise<unknown>) {
  return async ({ params, request }: LoaderFunctionArgs) => {
    const locale = isLocale(params.locale) ? params.locale : "en";
    const path = new URL(request.url).pathname.replace(/\/$/, "");
    const patience = first ? FIRST_PATIENCE_MS : PATIENCE_MS;
    first = false;
    await Promise.race([start(locale, path, params), new Promise((resolve) => setTimeout(resolve, patience))]);
    return null;
  };
}

const learn: RouteObject[] = [
  {
    index: true,
    loader: ahead((locale) => queryClient.prefetchQuery(query(LearnHomeDocument, { locale }))),
    lazy: { Component: async () => (await import("@/learn/HomePage")).HomePage },
  },
  {
    path: "learn/:category",
    loader: ahead((locale, path) => queryClient.prefetchQuery(query(LearnCategoryDocument, { path, locale }))),
    lazy: { Component: async () => (await import("@/learn/CategoryPage")).CategoryPage },
  },
  {
    path: "learn/:category/:slug",
    loader: ahead((locale, path) => queryClient.prefetchQuery(query(LearnPageDocument, { path, locale }))),
    lazy: { Component: async () => (await import("@/learn/LearnPage")).LearnPage },
  },
];

const account: RouteObject[] = [
  { path: "account/sign-in", lazy: { Component: async () => (await import("@/account/SignInPage")).SignInPage } },
  { path: "account/sign-up", lazy: { Component: async () => (await import("@/account/SignUpPage")).SignUpPage } },
  {
    path: "account/verify-email/:key?",
    lazy: { Component: async () => (await import("@/account/VerifyEmailPage")).VerifyEmailPage },
  },
  { path: "account/reset/:key?", lazy: { Component: async () => (await import("@/account/ResetPage")).ResetPage } },
];

const NOT_FOUND: RouteObject = {
  path: "*",
  loader: () => {
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
    children: [{ errorElement: <ErrorPage />, children: [...learn, ...account, NOT_FOUND] }],
  },
  { path: "/", loader: () => redirect(`/${preferredLocale(navigator.languages)}/`) },
];

export function createAppRouter() {
  return createBrowserRouter(routes);
}
