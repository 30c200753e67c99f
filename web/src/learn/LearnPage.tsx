import { lazy, useMemo, Suspense } from "react";
import { useQuery } from "@tanstack/react-query";
import { useLocation, useSearchParams } from "react-router";
import { query } from "@/api/query";
import { useAnnounceAlternates } from "@/app/alternates";
import { LearnPageDocument } from "@/gql/graphql";
import { useLocale } from "@/i18n";
import { Loaded, NotFound } from "@/ui/states";
import { alternatesOf } from "./alternates";
import { ArticleView } from "./ArticleView";
import { parseStart } from "./player/cues";
import { LearnSkeleton } from "./skeletons";
import { useOwnAddress } from "./useOwnAddress";

/** Articles have no use for the player, so its code is not theirs to wait for. The route fetches it with a tutorial. */
const TutorialView = lazy(async () => ({ default: (await import("./TutorialView")).TutorialView }));
const CategoryPage = lazy(async () => ({ default: (await import("./CategoryPage")).CategoryPage }));

/** An article, a tutorial or a category within another: the address does not say which, the content does. */
export function LearnPage() {
  const locale = useLocale();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const result = useQuery(query(LearnPageDocument, { path: pathname.replace(/\/$/, ""), locale }));
  const found = result.data?.page;
  const page = found && "path" in found ? found : undefined;
  const alternates = useMemo(() => (page ? alternatesOf(page.translations) : undefined), [page]);
  useAnnounceAlternates(alternates);
  useOwnAddress(page);
  return (
    <Loaded query={result} skeleton={<LearnSkeleton />}>
      {({ page: shown }) => {
        switch (shown?.__typename) {
          case "Article":
            return <ArticleView key={shown.id} article={shown} />;
          case "Tutorial":
            return (
              <Suspense fallback={<LearnSkeleton />}>
                <TutorialView key={shown.id} tutorial={shown} start={parseStart(params.get("t"))} />
              </Suspense>
            );
          case "Category":
            return (
              <Suspense fallback={<LearnSkeleton />}>
                <CategoryPage />
              </Suspense>
            );
          default:
            return <NotFound />;
        }
      }}
    </Loaded>
  );
}
