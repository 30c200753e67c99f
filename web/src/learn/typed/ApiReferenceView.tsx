import { Fragment, useMemo } from "react";
import { TriangleAlert } from "lucide-react";
import type { ApiEntryViewFragment } from "@/gql/graphql";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Blocks } from "../blocks/Blocks";
import { CodeSample } from "../blocks/CodeSample";
import { Heading } from "../blocks/Heading";
import { DocumentLayout } from "../DocumentLayout";
import { sectionsOf, type DocumentBlock } from "../documents";
import type { ViewProps } from "../views";
import styles from "./Typed.module.css";

/** A description from the schema: text in which code stands between backticks. */
function Described({ text }: { text: string }) {
  return text.split("`").map((piece, index) => (index % 2 ? <code key={index}>{piece}</code> : <Fragment key={index}>{piece}</Fragment>));
}

interface Row {
  name: string;
  type: string;
  description: string;
  deprecated: string;
  default?: string | null;
}

function Parts({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    // A wide table scrolls by itself, so it takes the keyboard's focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.parts} role="group" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">
                <code>{row.name}</code>
                {row.type && <code className={styles.type}>{row.type}</code>}
              </th>
              <td>
                {row.deprecated && (
                  <p className={styles.old}>
                    {t("typed.deprecated")} <Described text={row.deprecated} />
                  </p>
                )}
                <Described text={row.description} />
                {row.default && (
                  <p className={styles.default}>
                    {t("typed.default")} <code>{row.default}</code>
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry }: { entry: ApiEntryViewFragment }) {
  const { t } = useTranslation();
  const isOperation = entry.returns !== "";
  return (
    <>
      {entry.deprecated && (
        <p className={styles.old}>
          {t("typed.deprecated")} <Described text={entry.deprecated} />
        </p>
      )}
      {entry.description && (
        <p className="prose">
          <Described text={entry.description} />
        </p>
      )}
      <CodeSample code={entry.signature} language="graphql" filename={t(`typed.kinds.${entry.kind as "query"}`)} />
      <Parts title={t("typed.arguments")} rows={entry.arguments} />
      <Parts title={t(isOperation ? "typed.result" : entry.kind === "enum" ? "typed.values" : "typed.fields")} rows={entry.fields} />
    </>
  );
}

/** Operations and types as the schema describes them, and examples to copy. Descriptions are English in every language. */
export default function ApiReferenceView({ page }: ViewProps) {
  useWords("typed", useLocale());
  const { t } = useTranslation();
  const sections = useMemo(() => sectionsOf(page.body), [page.body]);
  const levels = new Map(sections.map(({ anchor, level }) => [anchor, level]));
  const own = (block: DocumentBlock) => {
    switch (block.__typename) {
      case "OperationBlock":
        return (
          <section className={styles.operation}>
            <Heading text={block.name} level={levels.get(block.anchor) ?? 2} anchor={block.anchor} />
            {block.entry ? (
              <div className={styles.entry} lang="en">
                <Entry entry={block.entry} />
              </div>
            ) : (
              <p className={styles.old}>
                <TriangleAlert aria-hidden size={16} /> {t("typed.vanished", { name: block.name })}
              </p>
            )}
          </section>
        );
      case "ExampleBlock":
        return (
          <div className={styles.example}>
            {!block.valid && (
              <p className={styles.old}>
                <TriangleAlert aria-hidden size={16} /> {t("typed.invalid")}
              </p>
            )}
            <CodeSample code={block.document} language="graphql" filename={block.title || t("typed.example")} />
            {block.variables && <CodeSample code={block.variables} language="json" filename={t("typed.variables")} />}
          </div>
        );
      default:
        return undefined;
    }
  };
  return (
    <DocumentLayout page={page} sections={sections}>
      <Blocks blocks={page.body} outdated={page.staleness?.changes ?? []} own={own} />
    </DocumentLayout>
  );
}
