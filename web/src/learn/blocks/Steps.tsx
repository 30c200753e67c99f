import type { StepViewFragment } from "@/gql/graphql";
import { Html } from "@/ui/Html";
import MomentCard from "./MomentCard";
import { Picture } from "./Picture";
import styles from "./Steps.module.css";

/** Things to do, one after another, each with what it looks like. */
export default function Steps({ steps }: { steps: readonly StepViewFragment[] }) {
  return (
    <ol role="list" className={styles.steps}>
      {steps.map(({ id, title, html, image, alt, moment }, index) => (
        <li key={id || index}>
          <p className={styles.title}>{title}</p>
          {html && <Html html={html} className="prose" />}
          {image && <Picture image={image} alt={alt} caption="" />}
          {moment && <MomentCard moment={moment} />}
        </li>
      ))}
    </ol>
  );
}
