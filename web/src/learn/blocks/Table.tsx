import { Html } from "@/ui/Html";
import styles from "./Table.module.css";

interface TableProps {
  caption: string;
  columns: readonly string[];
  /** Cells as safe HTML. */
  rows: readonly (readonly string[])[];
}

/** A table that scrolls by itself where it is wider than the text. */
export function Table({ caption, columns, rows }: TableProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={`${styles.scroll} prose`} role="group" aria-label={caption || columns.join(", ")} tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        {columns.some(Boolean) && (
          <thead>
            <tr>
              {columns.map((heading, index) => (
                <th key={index} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((html, column) => (
                <td key={column}>
                  <Html html={html} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
