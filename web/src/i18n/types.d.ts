import "i18next";
import type base from "./en.json";
import type settings from "./settings/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof base & typeof settings };
    returnNull: false;
  }
}
