import { useEffect, useState, type RefObject } from "react";

/** Safari on a phone shows the film alone in fullscreen, with its own controls. */
type PhoneVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

/** Where the film is shown: in its place, over the whole screen, or in a window of its own. */
export function useWindows(frame: RefObject<HTMLElement | null>, video: RefObject<HTMLVideoElement | null>) {
  const [full, setFull] = useState(false);
  const [apart, setApart] = useState(false);

  useEffect(() => {
    const element = video.current;
    const lookFull = () => setFull(document.fullscreenElement !== null && document.fullscreenElement === frame.current);
    const lookApart = () => setApart(element !== null && document.pictureInPictureElement === element);
    document.addEventListener("fullscreenchange", lookFull);
    element?.addEventListener("enterpictureinpicture", lookApart);
    element?.addEventListener("leavepictureinpicture", lookApart);
    return () => {
      document.removeEventListener("fullscreenchange", lookFull);
      element?.removeEventListener("enterpictureinpicture", lookApart);
      element?.removeEventListener("leavepictureinpicture", lookApart);
    };
  }, [frame, video]);

  // A browser may refuse both; then all stays as it was.
  const toggleFull = () => {
    const element: PhoneVideo | null = video.current;
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else if (document.fullscreenEnabled) void frame.current?.requestFullscreen().catch(() => undefined);
    else element?.webkitEnterFullscreen?.();
  };
  const toggleApart = () => {
    if (!document.pictureInPictureEnabled) return;
    if (document.pictureInPictureElement) void document.exitPictureInPicture().catch(() => undefined);
    else void video.current?.requestPictureInPicture().catch(() => undefined);
  };

  return { full, apart, canApart: document.pictureInPictureEnabled, toggleFull, toggleApart };
}
