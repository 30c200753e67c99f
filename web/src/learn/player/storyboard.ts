/** Small pictures of a recording in one file, row by row; picture n stands for the moments from n * intervalSeconds on. */
export interface Storyboard {
  url: string;
  tileWidth: number;
  tileHeight: number;
  columns: number;
  count: number;
  intervalSeconds: number;
}

/** Where the picture of a moment lies in the sheet: pixels from its left and upper edge. */
export function tileAt({ tileWidth, tileHeight, columns, count, intervalSeconds }: Storyboard, seconds: number): { x: number; y: number } {
  const tile = Math.min(Math.max(0, Math.floor(seconds / intervalSeconds)), count - 1);
  return { x: (tile % columns) * tileWidth, y: Math.floor(tile / columns) * tileHeight };
}
