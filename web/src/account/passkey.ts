import { account, type Outcome } from "./allauth";

interface RequestOptions {
  request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON };
}

/** Whether this browser can sign in with a passkey in the form the server speaks. */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

/** Signs in with a passkey of the device; `path` is the step (`/auth/webauthn/login` or `/auth/webauthn/authenticate`). */
export async function signInWithPasskey(path: string): Promise<Outcome<unknown>> {
  const { data } = await account<RequestOptions>("GET", path);
  if (!data) throw new Error("The server offered no passkey challenge.");
  const credential = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(data.request_options.publicKey),
  });
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException("No passkey was chosen.", "NotAllowedError");
  return account("POST", path, { credential: credential.toJSON() });
}
