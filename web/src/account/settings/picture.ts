import { csrfToken } from "@/api/csrf";
import { Refused, RequestFailure, type UserError } from "@/api/errors";

const URL_PATH = "/account-picture";
const SIDE = 640;
const TOO_LARGE = 60 * 1024 * 1024;

/** The file is no picture that this browser can read. */
export class NoPicture extends Error {
  override name = "NoPicture";
}

/**
 * The middle square of a picture, small enough to send: a phone's photo has many megabytes, and may say where it was
 * taken. Only pixels leave this browser.
 */
export async function squareOf(file: File): Promise<Blob> {
  if (file.size > TOO_LARGE) throw new NoPicture(file.name);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new NoPicture(file.name);
  }
  const side = Math.min(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(SIDE, side);
  const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  canvas.getContext("2d")?.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/webp", 0.9));
  if (!blob) throw new NoPicture(file.name);
  return blob;
}

/** Sends a picture, or takes the present one away (null). `onProgress` hears the part that is sent, 0 to 1. */
export async function sendPicture(picture: Blob | null, onProgress: (part: number) => void): Promise<void> {
  const token = await csrfToken();
  await new Promise<void>((done, fail) => {
    // fetch tells nothing of what it has sent so far.
    const request = new XMLHttpRequest();
    request.open(picture ? "PUT" : "DELETE", URL_PATH);
    request.setRequestHeader("X-CSRFToken", token);
    if (picture) request.setRequestHeader("Content-Type", picture.type);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = () => fail(new RequestFailure("offline", "The server could not be reached."));
    request.onload = () => (request.status === 200 ? done() : fail(refusal(request)));
    request.send(picture);
  });
}

function refusal({ status, responseText }: XMLHttpRequest): Error {
  try {
    const { errors } = JSON.parse(responseText) as { errors: { code: string; message: string }[] };
    return new Refused(errors.map((error): UserError => ({ ...error, path: [] })));
  } catch {
    return new RequestFailure(status === 403 ? "forbidden" : "server", `HTTP ${status}`);
  }
}
