import { useTranslation } from "@/i18n";

/** How captions, and the transcript that is the same text, came to be. */
export type Origin = "transcribed" | "translated" | "translatedAutomatically";

/** What a reader is told of them; null for what a person uploaded. */
export function originOf(automatic = false, translated = false): Origin | null {
  if (translated) return automatic ? "translatedAutomatically" : "translated";
  return automatic ? "transcribed" : null;
}

/** A function that names captions in a list: the language, and how they came to be. */
export function useCaptionsName() {
  const { t } = useTranslation();
  return ({ label, origin }: { label: string; origin: Origin | null }) =>
    origin ? t("player.captionsIn", { language: label, origin: t(`player.origins.${origin}`) }) : label;
}
