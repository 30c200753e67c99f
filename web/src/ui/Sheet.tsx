import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { X } from "lucide-react";
import { useTranslation } from "@/i18n";
import styles from "./Sheet.module.css";

/** A dialog: from the lower edge on a phone, in the middle elsewhere. Escape and a press outside close it. */
export default function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ModalOverlay isOpen isDismissable className={styles.overlay ?? ""} onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal ?? ""}>
        <Dialog className={styles.dialog ?? ""}>
          <div className={styles.head}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button slot="close" className={styles.close ?? ""} aria-label={t("app.close")}>
              <X aria-hidden size={18} />
            </Button>
          </div>
          <div className={styles.body}>{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
