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

/** An article or a tutorial: the address does not say which, the content does. */
export function LearnPage() {
  const locale = useLocale();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const result = useQuery(query(LearnPageDocument, { path: pathname.replace(/\/$/, ""), locale }));
  const page = result.data?.article ?? result.data?.tutorial;
  const alternates = useMemo(() => (page ? alternatesOf(page.translations) : undefined), [page]);
  useAnnounceAlternates(alternates);
  useOwnAddress(page);
  return (
    <Loaded query={result} skeleton={<LearnSkeleton />}>
      {({ article, tutorial }) => {
        if (tutorial) {
          return (
            <Suspense fallback={<LearnSkeleton />}>
              <TutorialView key={tutorial.id} tutorial={tutorial} start={parseStart(params.get("t"))} />
            </Suspense>
          );
        }
        if (article) return <ArticleView key={article.id} article={article} />;
        return <NotFound />;
      }}
    </Loaded>
  );
}
