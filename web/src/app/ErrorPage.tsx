import { TriangleAlert } from "lucide-react";
import { isRouteErrorResponse, useRouteError } from "react-router";
import { useTranslation } from "@/i18n";
import { Button } from "@/ui/Button";
import { Notice, NotFound } from "@/ui/states";

/** The last net: an address that leads nowhere, a page whose code did not load, a fault of ours. */
export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  // After a release the old page's code is gone; loading the page again brings the new.
  const outdated = error instanceof TypeError && /import|module/i.test(error.message);
  return (
    <div role="alert">
      <Notice
        level={1}
        icon={TriangleAlert}
        title={t(outdated ? "state.outdatedTitle" : "state.brokenTitle")}
        actions={
          <Button variant="primary" onClick={() => location.reload()}>
            {t("state.reload")}
          </Button>
        }
      >
        {t(outdated ? "state.outdatedText" : "state.brokenText")}
      </Notice>
    </div>
  );
}
