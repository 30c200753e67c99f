import type { ReactNode } from "react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { render } from "@testing-library/react";

/** Renders a piece as a page of the app stands: with a router, a language and a cache of its own. */
export function renderPage(element: ReactNode, address = "/en/") {
  const router = createMemoryRouter([{ path: "/:locale/*", element }], { initialEntries: [address] });
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const view = render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { ...view, router };
}
