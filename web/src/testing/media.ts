/** jsdom's media elements do nothing. These tell their state and say when it changes, as browsers' do; nothing is decoded. */

interface State {
  paused: boolean;
  time: number;
  volume: number;
  muted: boolean;
  rate: number;
  tracks: TextTrackList;
}

const states = new WeakMap<HTMLMediaElement, State>();
export const LENGTH_SECONDS = 120;

class Tracks extends EventTarget {
  constructor(private readonly element: HTMLMediaElement) {
    super();
  }
  private readonly modes = new Map<Element, { mode: TextTrackMode }>();
  *[Symbol.iterator](): Iterator<{ mode: TextTrackMode }> {
    for (const track of this.element.querySelectorAll("track")) {
      const mode = this.modes.get(track) ?? { mode: "disabled" as const };
      this.modes.set(track, mode);
      yield mode;
    }
  }
}

function stateOf(element: HTMLMediaElement): State {
  const found = states.get(element);
  if (found) return found;
  const tracks = new Tracks(element) as unknown as TextTrackList;
  const made: State = { paused: true, time: 0, volume: 1, muted: false, rate: 1, tracks };
  states.set(element, made);
  return made;
}

function say(element: HTMLMediaElement, ...events: string[]): void {
  for (const event of events) element.dispatchEvent(new Event(event));
}

/** Make the media elements of this test file so. */
export function stubMedia(): void {
  const prototype = HTMLMediaElement.prototype;
  const property = (name: string, key: keyof State, event?: string) =>
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: HTMLMediaElement) {
        return stateOf(this)[key];
      },
      ...(event && {
        set(this: HTMLMediaElement, value: never) {
          stateOf(this)[key] = value;
          say(this, event);
        },
      }),
    });
  property("paused", "paused");
  property("currentTime", "time", "timeupdate");
  property("volume", "volume", "volumechange");
  property("muted", "muted", "volumechange");
  property("playbackRate", "rate", "ratechange");
  property("textTracks", "tracks");
  Object.defineProperty(prototype, "duration", { configurable: true, get: () => LENGTH_SECONDS });
  Object.defineProperty(prototype, "readyState", { configurable: true, get: () => HTMLMediaElement.HAVE_ENOUGH_DATA });
  Object.defineProperty(prototype, "buffered", { configurable: true, get: () => ({ length: 0 }) });
  prototype.play = function () {
    stateOf(this).paused = false;
    say(this, "play", "playing");
    return Promise.resolve();
  };
  prototype.pause = function () {
    stateOf(this).paused = true;
    say(this, "pause");
  };
}
