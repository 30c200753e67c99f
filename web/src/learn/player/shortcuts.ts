/** What the keyboard does while the focus is in the player. */
export interface Commands {
  togglePlay: () => void;
  /** Seconds forward, or back where negative. */
  jump: (by: number) => void;
  /** To a share of the recording, 0 to 1. */
  goTo: (share: number) => void;
  changeVolume: (by: number) => void;
  toggleMute: () => void;
  toggleCaptions: () => void;
  toggleFullscreen: () => void;
  togglePicture: () => void;
  changeSpeed: (by: 1 | -1) => void;
  showHelp: () => void;
}

const FAR_SECONDS = 10;
const NEAR_SECONDS = 5;
const VOLUME_STEP = 0.1;

const KEYS: Record<string, (commands: Commands) => void> = {
  " ": ({ togglePlay }) => togglePlay(),
  k: ({ togglePlay }) => togglePlay(),
  j: ({ jump }) => jump(-FAR_SECONDS),
  l: ({ jump }) => jump(FAR_SECONDS),
  ArrowLeft: ({ jump }) => jump(-NEAR_SECONDS),
  ArrowRight: ({ jump }) => jump(NEAR_SECONDS),
  ArrowUp: ({ changeVolume }) => changeVolume(VOLUME_STEP),
  ArrowDown: ({ changeVolume }) => changeVolume(-VOLUME_STEP),
  Home: ({ goTo }) => goTo(0),
  End: ({ goTo }) => goTo(1),
  m: ({ toggleMute }) => toggleMute(),
  c: ({ toggleCaptions }) => toggleCaptions(),
  f: ({ toggleFullscreen }) => toggleFullscreen(),
  p: ({ togglePicture }) => togglePicture(),
  "<": ({ changeSpeed }) => changeSpeed(-1),
  ">": ({ changeSpeed }) => changeSpeed(1),
  "?": ({ showHelp }) => showHelp(),
};

/** The keys and the names of what they do (`player.keys.…`), for the sheet. */
export const SHEET = [
  [["Space", "K"], "play"],
  [["J", "L"], "far"],
  [["←", "→"], "near"],
  [["0 – 9"], "share"],
  [["↑", "↓"], "volume"],
  [["M"], "mute"],
  [["C"], "captions"],
  [["F"], "fullscreen"],
  [["P"], "picture"],
  [["<", ">"], "speed"],
  [["?"], "help"],
] as const;

const PRESSES = new Set([" ", "Enter"]);
const MOVES = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

/** Whether an element under the focus needs the key for itself. */
function isTaken(target: Element, key: string): boolean {
  if (target.closest("textarea, select, [role=menu], [role=dialog], input:not([type=range])")) return true;
  if (target.closest("button, a, summary")) return PRESSES.has(key);
  return target.matches("input[type=range]") && MOVES.has(key);
}

/** What a key does for whoever is at `target`; nothing where it does nothing, or another element needs it. */
export function commandFor(key: string, target: Element): ((commands: Commands) => void) | undefined {
  if (isTaken(target, key)) return undefined;
  if (/^[0-9]$/.test(key)) return ({ goTo }) => goTo(Number(key) / 10);
  return KEYS[key] ?? (key.length === 1 ? KEYS[key.toLowerCase()] : undefined);
}
