import axe from "axe-core";

/** What axe objects to in a rendered piece, as readable lines. Colours need a browser: the browser tests see them. */
export async function objections(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}
