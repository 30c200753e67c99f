import { useQuery } from "@tanstack/react-query";
import { query } from "@/api/query";
import { AccountSettingsDocument } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { SkeletonText } from "@/ui/Skeleton";
import { Loaded, SignInNeeded } from "@/ui/states";
import { useTitle } from "@/ui/title";
import { DataSection } from "./DataSection";
import { EmailSection } from "./EmailSection";
import { PasskeysSection } from "./PasskeysSection";
import { ProfileSection } from "./ProfileSection";
import { ReauthenticationProvider } from "./Reauthentication";
import { SavedSection } from "./SavedSection";
import { SecuritySection } from "./SecuritySection";
import { SessionsSection } from "./SessionsSection";
import { TokensSection } from "./TokensSection";

export function SettingsPage() {
  const { t } = useTranslation();
  const settings = useQuery(query(AccountSettingsDocument, {}));
  useTitle(t("account.settings"));
  return (
    <div className="page narrow">
      <header className="page-head">
        <h1>{t("account.settings")}</h1>
      </header>
      <Loaded query={settings} skeleton={<SkeletonText lines={12} />}>
        {({ viewer }) =>
          viewer ? (
            <ReauthenticationProvider>
              <ProfileSection viewer={viewer} />
              <EmailSection email={viewer.email} />
              <SecuritySection hasPassword={viewer.hasPassword} />
              <PasskeysSection />
              <SessionsSection />
              <TokensSection tokens={viewer.apiTokens.edges.map(({ node }) => node)} />
              <SavedSection />
              <DataSection email={viewer.email} hasPassword={viewer.hasPassword} copy={viewer.accountExport ?? null} />
            </ReauthenticationProvider>
          ) : (
            <SignInNeeded />
          )
        }
      </Loaded>
    </div>
  );
}
