/** The blocks that few pages show: their code comes behind the text, or with the page's data (`views.ts`). */
export const later = {
  steps: () => import("./Steps"),
  moment: () => import("./MomentCard"),
  way: () => import("./ways/Way"),
};
