import type { LearnViewFragment, SearchKind } from "@/gql/graphql";
import type { Section } from "./Contents";

/** A page with a body, of whatever type. */
export type Document = Exclude<LearnViewFragment, { __typename: "Home" | "Category" }>;
export type DocumentBlock = Document["body"][number];

export function isDocument(page: LearnViewFragment | null | undefined): page is Document {
  return !!page && page.__typename !== "Home" && page.__typename !== "Category";
}

/** The name of a type of page in search, by which its label and its icon are known. */
export function kindOf(typename: Document["__typename"]): SearchKind {
  return typename.replace(/(?!^)[A-Z]/g, "_$&").toUpperCase() as SearchKind;
}

/** What a block is called as a place that one can be led to. */
export function titleOf(block: DocumentBlock): string | undefined {
  switch (block.__typename) {
    case "HeadingBlock":
      return block.text;
    case "QuestionBlock":
      return block.question;
    case "ProblemBlock":
      return block.symptom;
    case "TermBlock":
      return block.term;
    case "OperationBlock":
      return block.name;
    default:
      return undefined;
  }
}

/** The places of a body, for its table of contents: headings, and one level below them what else has an anchor. */
export function sectionsOf(body: readonly DocumentBlock[]): Section[] {
  let level = 1;
  return body.flatMap((block) => {
    const text = titleOf(block);
    if (text === undefined || !("anchor" in block)) return [];
    if (block.__typename === "HeadingBlock") level = block.level;
    const own = block.__typename === "HeadingBlock" ? level : Math.min(level + 1, 4);
    return [{ anchor: block.anchor, text, level: own }];
  });
}

/** Consecutive blocks for which `together` gives the same answer, as one run each. */
export function runsOf(body: readonly DocumentBlock[], together: (block: DocumentBlock) => boolean): DocumentBlock[][] {
  const runs: DocumentBlock[][] = [];
  for (const block of body) {
    const last = runs.at(-1);
    if (last?.[0] && together(last[0]) === together(block)) last.push(block);
    else runs.push([block]);
  }
  return runs;
}
