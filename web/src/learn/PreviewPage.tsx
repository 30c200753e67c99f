import { useQuery } from "@tanstack/react-query";
import { Eye } from "lucide-react";
import { useParams } from "react-router";
import { query } from "@/api/query";
import { ContentPreviewDocument } from "@/gql/graphql";
import { useTranslation } from "@/i18n";
import { Loaded, Notice } from "@/ui/states";
import { isDocument } from "./documents";
import { DocumentView } from "./LearnPage";
import styles from "./PreviewPage.module.css";
import { LearnSkeleton } from "./skeletons";

/** A draft as it will look, by the short-lived token of Wagtail's preview. */
export function PreviewPage() {
  const { t } = useTranslation();
  const { token = "" } = useParams();
  const draft = useQuery({ ...query(ContentPreviewDocument, { token }), staleTime: 0, gcTime: 0 });
  return (
    <>
      <p className={styles.banner}>
        <Eye aria-hidden size={16} />
        {t("preview.banner")}
      </p>
      <Loaded level={1} query={draft} skeleton={<LearnSkeleton />}>
        {({ preview }) => {
          if (!preview)
            return (
              <Notice level={1} icon={Eye} title={t("preview.goneTitle")}>
                {t("preview.goneText")}
              </Notice>
            );
          if (isDocument(preview)) return <DocumentView page={preview} />;
          return (
            <div className="page">
              <h1>{preview.title}</h1>
              <p className="lead">{preview.summary}</p>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
