import "i18next";
import type base from "./en.json";
import type account from "./account/en.json";
import type after from "./after/en.json";
import type find from "./find/en.json";
import type offline from "./offline/en.json";
import type player from "./player/en.json";
import type served from "./served/en.json";
import type tree from "./tree/en.json";
import type typed from "./typed/en.json";
import type ways from "./ways/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: {
      translation: typeof base &
        typeof account &
        typeof after &
        typeof find &
        typeof offline &
        typeof player &
        typeof served &
        typeof tree &
        typeof typed &
        typeof ways;
    };
    returnNull: false;
  }
}
