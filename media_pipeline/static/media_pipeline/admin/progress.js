// Follows the processing of a video. The state is read out when it changes, not with every percent.
(() => {
  const panel = document.querySelector("[data-video-progress]");
  if (!panel || panel.dataset.busy !== "true") return;
  const bar = panel.querySelector("progress");
  const percent = panel.querySelector("[data-percent]");
  const left = panel.querySelector("[data-left]");
  const steps = document.querySelectorAll("[data-step]");
  const text = panel.querySelector("[data-text]");
  const done = panel.querySelector("[data-done]");
  let touched = false;
  document.addEventListener("input", () => { touched = true; });

  const finish = () => {
    // What somebody is typing is worth more than a fresh page.
    if (touched) done.hidden = false;
    else window.location.reload();
  };

  const look = async () => {
    let wait = 1500;
    try {
      const answer = await fetch(panel.dataset.url, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        const now = await answer.json();
        bar.value = now.percent;
        percent.textContent = `${now.percent} %`;
        left.textContent = now.left;
        steps.forEach((step) => { step.textContent = now.steps[step.dataset.step] ?? ""; });
        if (text.textContent !== now.text) text.textContent = now.text;
        if (!now.busy) return finish();
      }
    } catch {
      wait = 5000;
    }
    return window.setTimeout(look, document.hidden ? 10000 : wait);
  };
  window.setTimeout(look, 1000);
})();
