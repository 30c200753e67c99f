import type { CategoryCardFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { CategoryCard } from "../cards";
import cards from "../cards.module.css";

/** What a category is divided into, with how much there is in each part. */
export default function Subcategories({
  categories,
}: {
  categories: readonly (CategoryCardFragment & { pageCount: number })[];
}) {
  const locale = useLocale();
  useWords("tree", locale);
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t("tree.subcategories")}</h2>
      <div className={cards.grid}>
        {categories.map((category) => (
          <CategoryCard
            key={category.id}
            category={category}
            holds={t("tree.pages", { count: category.pageCount })}
          />
        ))}
      </div>
    </section>
  );
}
