import { i18next } from "@/i18n";
import { toast } from "./toast";

/** Puts a text on the clipboard and says so. */
export async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: done });
  } catch {
    toast({ text: i18next.t("app.copyFailed"), tone: "danger" });
  }
}
