import { useMemo } from "react";
import { Blocks } from "./blocks/Blocks";
import { DocumentLayout } from "./DocumentLayout";
import { sectionsOf, type Document } from "./documents";

export function ArticleView({ page }: { page: Document }) {
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  return (
    <DocumentLayout page={page} sections={sections}>
      <Blocks blocks={page.body} outdated={page.staleness?.changes ?? []} />
    </DocumentLayout>
  );
}
