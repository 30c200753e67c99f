import styles from "./Skeleton.module.css";

interface SkeletonProps {
  /** CSS inline size; the full width where it is left out. */
  width?: string;
  /** CSS block size; one line of text where it is left out. */
  height?: string;
  round?: boolean;
}

/** A place that waits for its content, in the content's shape. */
export function Skeleton({ width = "100%", height = "1em", round = false }: SkeletonProps) {
  return (
    <span
      className={styles.bone}
      style={{ inlineSize: width, blockSize: height, borderRadius: round ? "50%" : undefined }}
      aria-hidden
    />
  );
}

/** Lines of a paragraph that is not there yet. */
export function SkeletonText({ lines = 4 }: { lines?: number }) {
  return (
    <span className={styles.lines} aria-hidden>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} width={index === lines - 1 ? "62%" : "100%"} />
      ))}
    </span>
  );
}
