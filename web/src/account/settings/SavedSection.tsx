import { Suspense } from "react";
import { useLocale, useTranslation } from "@/i18n";
import { useWords } from "@/i18n/words";
import { Summary } from "@/offline/Summary";
import { Section } from "./Section";

/** What was read and is kept on this device. */
export function SavedSection() {
  return (
    <Suspense fallback={null}>
      <Saved />
    </Suspense>
  );
}

function Saved() {
  const { t } = useTranslation();
  useWords("offline", useLocale());
  return (
    <Section title={t("offline.here")} lead={t("offline.settingsLead")}>
      <Summary link />
    </Section>
  );
}
