import { Skeleton } from "@/ui/Skeleton";
import styles from "./Bones.module.css";

/** A branch that is on its way. */
export function Bones() {
  return (
    <div className={styles.bones}>
      {Array.from({ length: 6 }, (_, index) => (
        <Skeleton key={index} width={`${90 - ((index * 17) % 35)}%`} />
      ))}
    </div>
  );
}
