import { useQuery, useQueryClient } from "@tanstack/react-query";
import { account } from "../allauth";

/** A second factor or passkey, as the account API lists it. Times are epoch seconds. */
export interface Authenticator {
  type: "totp" | "recovery_codes" | "webauthn";
  created_at: number;
  last_used_at: number | null;
  unused_code_count?: number;
}

export interface Passkey extends Authenticator {
  type: "webauthn";
  id: number;
  name: string;
}

const KEY = ["authenticators"];

export function isPasskey(authenticator: Authenticator): authenticator is Passkey {
  return authenticator.type === "webauthn";
}

/** The viewer's authenticators, and how to have them read anew. */
export function useAuthenticators() {
  const cache = useQueryClient();
  const authenticators = useQuery({
    queryKey: KEY,
    queryFn: async () => (await account<Authenticator[]>("GET", "/account/authenticators")).data ?? [],
  });
  return { authenticators, renew: () => cache.invalidateQueries({ queryKey: KEY }) };
}
