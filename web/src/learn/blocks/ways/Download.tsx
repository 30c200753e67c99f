import { Download as DownloadIcon } from "lucide-react";
import { useLocale, useTranslation } from "@/i18n";
import { fileSize } from "./fileSize";
import styles from "./Ways.module.css";

interface DownloadProps {
  title: string;
  description: string;
  href: string;
  fileName: string;
  fileType: string;
  fileSize?: number | null | undefined;
}

/** A file to take away, with what it is and how large. */
export function Download({ title, description, href, fileName, fileType, fileSize: bytes }: DownloadProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const facts = [fileType, bytes == null ? "" : fileSize(bytes, locale)].filter(Boolean).join(" · ");
  return (
    <a href={href} download={fileName} className={`${styles.card} ${styles.row}`}>
      <DownloadIcon aria-hidden size={22} strokeWidth={1.75} />
      <span>
        <strong>
          <span className="visually-hidden">{t("ways.download")}: </span>
          {title}
        </strong>
        {description && <span>{description}</span>}
        <small>{facts}</small>
      </span>
    </a>
  );
}
