import { tileAt, type Storyboard } from "./storyboard";
import styles from "./Thumbnail.module.css";

/** A recording's picture at a moment, `width` CSS pixels wide. Decoration: the words beside it say what it is. */
export function Thumbnail({ storyboard, seconds, width }: { storyboard: Storyboard; seconds: number; width: number }) {
  const { tileWidth, tileHeight, columns, count, url } = storyboard;
  const scale = width / tileWidth;
  const { x, y } = tileAt(storyboard, seconds);
  return (
    <span
      aria-hidden
      className={styles.thumbnail}
      style={{
        inlineSize: width,
        blockSize: tileHeight * scale,
        backgroundImage: `url("${url}")`,
        backgroundPosition: `${-x * scale}px ${-y * scale}px`,
        backgroundSize: `${Math.min(columns, count) * width}px auto`,
      }}
    />
  );
}
