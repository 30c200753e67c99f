import { useTranslation } from "@/i18n";
import { passkeyProblem } from "./passkey";

/** Says what became of a passkey ceremony that the browser ended. A cancelled one is no failure, and is told calmly. */
export function PasskeyNote({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  const problem = passkeyProblem(error);
  return (
    <p role="status" className="meta">
      {problem && t(`account.passkeys.${problem}`)}
    </p>
  );
}
