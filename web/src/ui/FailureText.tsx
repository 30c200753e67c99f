import { failureKind, secondsToWait } from "@/api/errors";
import { useTranslation } from "@/i18n";

/** What went wrong and what to do, for anything that was thrown. */
export function FailureText({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const seconds = secondsToWait(error);
  return seconds === undefined ? t(`failure.${failureKind(error)}`) : t("failure.rateLimitedFor", { count: seconds });
}
