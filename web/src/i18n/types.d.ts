import "i18next";
import type base from "./en.json";
import type account from "./account/en.json";
import type after from "./after/en.json";
import type ways from "./ways/en.json";
import type served from "./served/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof base & typeof account & typeof after & typeof ways & typeof served };
    returnNull: false;
  }
}
