import { Fragment, lazy, Suspense, type ReactNode } from "react";
import type { BlockViewFragment, StaleNoticeFragment } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Html } from "@/ui/Html";
import { Callout } from "./Callout";
import { CodeSample } from "./CodeSample";
import { Heading } from "./Heading";
import { later } from "./later";
import { Picture } from "./Picture";
import { Table } from "./Table";
import styles from "./Blocks.module.css";

const Steps = lazy(later.steps);
const MomentCard = lazy(later.moment);
const Way = lazy(later.way);

type Block = BlockViewFragment;

function BlockView({ block }: { block: Block }) {
  const { t } = useTranslation();
  switch (block.__typename) {
    case "ParagraphBlock":
      return <Html html={block.html} className="prose" />;
    case "HeadingBlock":
      return <Heading text={block.text} level={block.level} anchor={block.anchor} />;
    case "CalloutBlock":
      return <Callout kind={block.kind} title={block.title} html={block.html} />;
    case "TableBlock":
      return <Table caption={block.caption} columns={block.columns} rows={block.rows.map((row) => row.cells)} />;
    case "CodeBlock":
      return <CodeSample code={block.code} language={block.language} filename={block.title} />;
    case "ImageBlock":
      return block.image && <Picture image={block.image} alt={block.alt} caption={block.caption} />;
    case "StepsBlock":
      return (
        <Suspense fallback={<div style={{ minBlockSize: `${block.steps.length * 4}rem` }} />}>
          <Steps steps={block.steps} />
        </Suspense>
      );
    case "MomentBlock":
      return (
        <Suspense fallback={<div style={{ minBlockSize: "6rem" }} />}>
          <MomentCard moment={block.moment} caption={block.caption} />
        </Suspense>
      );
    case "EmbedBlock":
    case "RelatedBlock":
    case "DownloadBlock":
    case "ToolBlock":
      return (
        <Suspense fallback={<div style={{ minBlockSize: "6rem" }} />}>
          <Way block={block} />
        </Suspense>
      );
    default:
      // A block that this release does not know: the page stays whole and says what is missing.
      return <p className="prose">{t("article.unknownBlock")}</p>;
  }
}

interface BlocksProps<B extends Block> {
  blocks: readonly B[];
  outdated?: StaleNoticeFragment["changes"];
  /** How the page's type shows a block of its own; nothing for any other. */
  own?: (block: B) => ReactNode;
}

/** A page's body. Blocks that are behind those of the original say so. */
export function Blocks<B extends Block>({ blocks, outdated, own }: BlocksProps<B>) {
  const { t } = useTranslation();
  return blocks.map((block) => {
    const shown = own?.(block) || <BlockView block={block} />;
    const behind = outdated?.find(({ id }) => id === block.id);
    return behind ? (
      <div key={block.id} className={styles.outdated}>
        {/* What was added to the original is here only where a translation was published with sentences left. */}
        <small>{t(behind.kind === "ADDED" ? "article.untranslatedPart" : "article.outdatedPart")}</small>
        {shown}
      </div>
    ) : (
      <Fragment key={block.id}>{shown}</Fragment>
    );
  });
}
