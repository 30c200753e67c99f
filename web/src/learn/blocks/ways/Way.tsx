import type { BlockViewFragment } from "@/gql/graphql";
import { useLocale } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Download } from "./Download";
import { Embed } from "./Embed";
import { RelatedPages } from "./RelatedPages";
import { Tool } from "./Tool";

type WayBlock = Extract<
  BlockViewFragment,
  { __typename: "EmbedBlock" | "RelatedBlock" | "DownloadBlock" | "ToolBlock" }
>;

/** A way out of a text: to what another site shows, to other pages, to a file, into the product. */
export default function Way({ block }: { block: WayBlock }) {
  useWords("ways", useLocale());
  switch (block.__typename) {
    case "EmbedBlock":
      return <Embed {...block} />;
    case "RelatedBlock":
      return <RelatedPages pages={block.pages} />;
    case "DownloadBlock":
      return <Download {...block} />;
    case "ToolBlock":
      return <Tool {...block} />;
  }
}
