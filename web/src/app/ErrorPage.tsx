import { useCallback } from "react";
import { TriangleAlert } from "lucide-react";
import { isRouteErrorResponse, useRevalidator, useRouteError } from "react-router";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { Notice, NotFound, Offline } from "@/ui/states";

/** A page's code that could not be fetched: browsers and the bundler each have their own words for it. */
const UNREACHABLE = /dynamically imported module|importing a module|preload/i;

/** The last net: an address that leads nowhere, a page whose code did not load, a fault of ours. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  const unreachable = error instanceof Error && UNREACHABLE.test(error.message);
  if (unreachable && !navigator.onLine) return <Waiting />;
  // After a release the old page's code is gone; loading the page again brings the new.
  const what = unreachable ? "outdated" : "broken";
  return (
    <div role="alert">
      <Notice
        level={1}
        icon={TriangleAlert}
        title={t(`state.${what}Title`)}
        actions={
          <Button variant="primary" onClick={() => location.reload()}>
            {t("state.reload")}
          </Button>
        }
      >
        {t(`state.${what}Text`)}
      </Notice>
    </div>
  );
}

/** Waits for the connection and goes on by itself. */
function Waiting() {
  const { revalidate } = useRevalidator();
  const again = useCallback(() => void revalidate(), [revalidate]);
  return <Offline level={1} onRetry={again} />;
}
