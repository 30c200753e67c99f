/** See `parts.ts`. */
export { default as Notes } from "./Notes";
export { orCopy } from "./orCopy";
export { SavedPage } from "./SavedPage";
export { start } from "./start";
export { default as Stranded } from "./Stranded";
