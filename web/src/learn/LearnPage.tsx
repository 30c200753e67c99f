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
import { isDocument, type Document } from "./documents";
import { parseStart } from "./player/start";
import { LearnSkeleton } from "./skeletons";
import { useOwnAddress } from "./useOwnAddress";
import { TYPED_VIEWS } from "./views";

/** Articles have no use for the player, so its code is not theirs to wait for. The route fetches it with a tutorial. */
const TutorialView = lazy(async () => ({ default: (await import("./TutorialView")).TutorialView }));
const CategoryPage = lazy(async () => ({ default: (await import("./CategoryPage")).CategoryPage }));

/** A document of any type, as its type is shown. */
export function DocumentView({ page, start }: { page: Document; start?: number | undefined }) {
  if (page.__typename === "Article") return <ArticleView page={page} />;
  const View = TYPED_VIEWS[page.__typename];
  return (
    <Suspense fallback={<LearnSkeleton />}>
      {page.__typename === "Tutorial" ? <TutorialView tutorial={page} start={start} /> : View ? <View page={page} /> : <ArticleView page={page} />}
    </Suspense>
  );
}

/** A document of any type, or a category within another: the address does not say which, the content does. */
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
    <Loaded level={1} query={result} skeleton={<LearnSkeleton />}>
      {({ page: shown }) => {
        if (isDocument(shown)) return <DocumentView key={shown.id} page={shown} start={parseStart(params.get("t"))} />;
        if (shown?.__typename !== "Category") return <NotFound />;
        return (
          <Suspense fallback={<LearnSkeleton />}>
            <CategoryPage />
          </Suspense>
        );
      }}
    </Loaded>
  );
}
