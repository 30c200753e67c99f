import "i18next";
import type base from "./en.json";
import type account from "./account/en.json";
import type feedback from "./feedback/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof base & typeof account & typeof feedback };
    returnNull: false;
  }
}
