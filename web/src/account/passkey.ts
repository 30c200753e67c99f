import { account, type Outcome } from "./allauth";

interface RequestOptions {
  request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON };
}

interface CreationOptions {
  creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON };
}

type Call = <Data>(method: string, path: string, body?: object) => Promise<Outcome<Data>>;

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
  return account("POST", path, { credential: chosen(credential).toJSON() });
}

/** Makes a passkey on the device that signs in by itself, and gives the server its public half. */
export async function addPasskey(call: Call, name: string): Promise<Outcome<unknown>> {
  const { data } = await call<CreationOptions>("GET", "/account/authenticators/webauthn?passwordless");
  if (!data) throw new Error("The server offered no passkey challenge.");
  const credential = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(data.creation_options.publicKey),
  });
  return call("POST", "/account/authenticators/webauthn", { name, credential: chosen(credential).toJSON() });
}

function chosen(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new DOMException("No passkey was chosen.", "NotAllowedError");
}

/** Why the browser did not do its part: the person or the clock ended it, it knows this one already, or this address. */
export type PasskeyProblem = "cancelled" | "known" | "address" | "failed";

const PROBLEMS: Record<string, PasskeyProblem> = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "address",
};

/** What went wrong in the ceremony; null for errors that are not the browser's (the server's refusals, the network). */
export function passkeyProblem(error: Error | null): PasskeyProblem | null {
  return error instanceof DOMException ? (PROBLEMS[error.name] ?? "failed") : null;
}
