import { CircleAlert, Info, Lightbulb, OctagonAlert, TriangleAlert, type LucideIcon } from "lucide-react";
import { useTranslation } from "@/i18n";
import { Html } from "@/ui/Html";
import styles from "./Callout.module.css";

const ICONS = {
  note: Info,
  tip: Lightbulb,
  important: CircleAlert,
  warning: TriangleAlert,
  caution: OctagonAlert,
} satisfies Record<string, LucideIcon>;

type Kind = keyof typeof ICONS;

function isKind(kind: string): kind is Kind {
  return kind in ICONS;
}

export function Callout({ kind, title, html }: { kind: string; title: string; html: string }) {
  const { t } = useTranslation();
  const known = kind.toLowerCase();
  const tone: Kind = isKind(known) ? known : "note";
  const Icon = ICONS[tone];
  return (
    <aside className={styles.callout} data-tone={tone}>
      <Icon aria-hidden size={18} />
      <div>
        <p className={styles.title}>{title || t(`article.callout.${tone}`)}</p>
        <Html html={html} className="prose compact" />
      </div>
    </aside>
  );
}
