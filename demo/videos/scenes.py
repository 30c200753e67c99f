"""What the three tutorial videos say and show.

Every sentence keeps to the micro model's grammar (media_pipeline/whisper_micro/training/grammar.py), because that
is what the demonstration transcribes them with. Voices and pauses were chosen by measuring which it hears best.
"""

from dataclasses import dataclass

from . import slides
from .slides import Draw


@dataclass(frozen=True)
class Scene:
    """A sentence, the heading above it, and its drawing."""

    say: str
    heading: str
    draw: Draw


@dataclass(frozen=True)
class Tutorial:
    """One video."""

    slug: str
    title: str
    voice: str
    words_per_minute: int
    pause: float
    scenes: tuple[Scene, ...]


KERF = Tutorial(
    slug="measure-your-kerf",
    title="Measure your kerf",
    voice="en+f3",
    words_per_minute=160,
    pause=0.5,
    scenes=(
        Scene("Welcome to the laser tutorial.", "", slides.title("Measure your kerf", "How wide is the cut?")),
        Scene("In this tutorial we cut plywood.", "", slides.title("Measure your kerf", "A square in 3 mm plywood")),
        Scene("Place the plywood on the bed.", "Prepare the sheet", slides.sheet("plywood")),
        Scene("The plywood sheet is three millimetres thick.", "Prepare the sheet", slides.sheet("plywood", "3 mm")),
        Scene("First clean the lens.", "Clean the lens", slides.optics("lens")),
        Scene("Then close the lid again.", "Close the lid", slides.machine((1, 0))),
        Scene("Turn on the fan and the air assist.", "Fan and air assist", slides.machine((0, 0), air=True)),
        Scene("Load the drawing and press start.", "Load the drawing", slides.files("coaster", "test square")),
        Scene("We cut plywood at sixty percent power.", "Cut the square", slides.cutting(slides.ACCENT, note="60 %")),
        Scene(
            "Wait ten seconds before you open the lid.",
            "Let the smoke clear",
            slides.machine((0, 0), air=True, note="10 seconds"),
        ),
        Scene("Press stop and open the lid.", "Take the parts out", slides.machine((0, 1))),
        Scene("Measure the frame and check the lens.", "Measure both parts", slides.caliper("40.0 mm")),
        Scene("Measure the kerf and test the focus.", "The kerf is the gap", slides.kerf("kerf 0.2 mm")),
        Scene("Measure the kerf and test the speed.", "Faster cuts are narrower", slides.dial("speed", 20, 25)),
        Scene("Save the drawing and load the next file.", "Keep the result", slides.files("test square", "next job")),
        Scene("Keep the lens clean and keep the lid closed.", "Care", slides.machine((0, 0), beam=True)),
        Scene(
            "Thank you for watching this tutorial.",
            "In short",
            slides.closing(["Cut a test square.", "Measure panel and frame.", "Half the kerf is your offset."]),
        ),
    ),
)

POWER = Tutorial(
    slug="set-power-and-speed",
    title="Set power and speed",
    voice="en-us+f2",
    words_per_minute=170,
    pause=0.6,
    scenes=(
        Scene("Welcome to the laser tutorial.", "", slides.title("Set power and speed", "Clean edges in acrylic")),
        Scene(
            "In this tutorial we engrave acrylic.",
            "",
            slides.title("Set power and speed", "Cut and engrave 3 mm acrylic"),
        ),
        Scene(
            "Wear safety glasses when you cut acrylic.", "Safety first", slides.warning("Safety glasses", "Always on.")
        ),
        Scene("Place the acrylic on the bed.", "Prepare the sheet", slides.sheet("acrylic", color=slides.GLASS)),
        Scene(
            "The acrylic sheet is three millimetres thick.",
            "Prepare the sheet",
            slides.sheet("acrylic", "3 mm", color=slides.GLASS),
        ),
        Scene("Check the air assist and the exhaust.", "Air and exhaust", slides.machine((0, 0), air=True)),
        Scene("Set the power to eighty percent.", "Power", slides.dial("power", 0, 80)),
        Scene("Set the speed to twenty percent.", "Speed", slides.dial("speed", 0, 20)),
        Scene("Test the power on cardboard first.", "Test first", slides.cutting(slides.ACCENT, sheet_color="#d8c3a5")),
        Scene("Use the red layer to cut the panel.", "Layers", slides.layers("red")),
        Scene("Use the blue layer to engrave the pattern.", "Layers", slides.layers("blue")),
        Scene("Lower the speed by five percent.", "Not cut through? Slow down", slides.dial("speed", 20, 15)),
        Scene("Raise the power to ninety percent.", "Or use more power", slides.dial("power", 80, 90)),
        Scene(
            "Use two passes to cut acrylic.",
            "Or cut twice",
            slides.cutting(slides.ACCENT, sheet_color=slides.GLASS, note="pass 2 of 2"),
        ),
        Scene("Smoke and fire are a danger.", "Stay with the machine", slides.warning("Smoke and fire", "Stay close.")),
        Scene(
            "Never open the lid while the laser is on.",
            "Keep the lid closed",
            slides.machine((0, 0), beam=True, air=True),
        ),
        Scene("Save the job and load the next sheet.", "Keep the settings", slides.files("acrylic 3 mm", "next job")),
        Scene(
            "Thank you for watching this tutorial.",
            "In short",
            slides.closing(["Test on scrap first.", "Slow down before you add power.", "Never leave a running laser."]),
        ),
    ),
)

FOCUS = Tutorial(
    slug="focus-the-lens",
    title="Focus the lens",
    voice="en-us+steph",
    words_per_minute=160,
    pause=0.7,
    scenes=(
        Scene("Welcome to the laser tutorial.", "", slides.title("Focus the lens", "The narrowest beam cuts best")),
        Scene("In this tutorial we score cardboard.", "", slides.title("Focus the lens", "Find the right height")),
        Scene("Always clean the lens before you cut.", "Clean the lens", slides.optics("lens")),
        Scene("Then inspect the mirror again.", "Inspect the mirror", slides.optics("mirror")),
        Scene("Place the cardboard on the bed.", "Prepare the sheet", slides.sheet("cardboard", color="#d8c3a5")),
        Scene("Align the red dot with the sheet.", "Find the corner", slides.align()),
        Scene("Move the nozzle ten millimetres down.", "Lower the head", slides.optics("nozzle", move=30, focus=0.7)),
        Scene("The nozzle is seven millimetres from the bed.", "Set the distance", slides.optics("nozzle", gap="7 mm")),
        Scene("Set the focus to seven millimetres.", "Set the distance", slides.dial("focus", 0, 7, " mm", 10)),
        Scene("Test the focus on cardboard first.", "Test it", slides.cutting(slides.ACCENT, sheet_color="#d8c3a5")),
        Scene("Measure the kerf and test the focus.", "A sharp focus cuts a narrow kerf", slides.kerf("kerf 0.2 mm")),
        Scene("Raise the focus to eight millimetres.", "Try a little higher", slides.dial("focus", 7, 8, " mm", 10)),
        Scene("Lower the focus by two millimetres.", "Then a little lower", slides.dial("focus", 8, 6, " mm", 10)),
        Scene("Keep the lens clean and keep the lid closed.", "Care", slides.machine((0, 0), beam=True)),
        Scene(
            "Thank you for watching this tutorial.",
            "In short",
            slides.closing(["Clean the lens.", "Set the distance with a gauge.", "The narrowest kerf is in focus."]),
        ),
    ),
)

TUTORIALS = (KERF, POWER, FOCUS)
