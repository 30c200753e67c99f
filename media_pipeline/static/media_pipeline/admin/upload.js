// Says early that a file is too large, and shows how far the upload is. Without this script the form works plainly.
(() => {
  const field = document.querySelector("[data-upload-file]");
  const form = field?.form;
  const status = form?.querySelector("[data-upload-status]");
  if (!form || !status) return;
  const submit = form.querySelector("[data-upload-submit]");
  const bar = status.querySelector("[data-upload-bar]");
  const text = status.querySelector("[data-upload-text]");

  const validate = () => {
    const file = field.files[0];
    field.setCustomValidity(file && file.size > Number(field.dataset.maxBytes) ? field.dataset.tooLarge : "");
    return field.reportValidity();
  };
  field.addEventListener("change", validate);

  form.addEventListener("submit", (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    if (!validate()) return;
    const request = new XMLHttpRequest();
    submit.disabled = true;
    status.hidden = false;
    let told = -1;
    request.upload.addEventListener("progress", (sent) => {
      const percent = sent.lengthComputable ? Math.floor((100 * sent.loaded) / sent.total) : 0;
      bar.value = percent;
      // A screen reader hears every tenth percent, not every one.
      if (percent >= told + 10) {
        told = percent;
        text.textContent = text.dataset.sending.replace("{percent}", percent);
      }
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      text.textContent = text.dataset.checking;
    });
    request.addEventListener("load", () => {
      // The answer is the video's page, or this form with its errors.
      window.history.replaceState(null, "", request.responseURL);
      document.open();
      document.write(request.responseText);
      document.close();
    });
    request.addEventListener("error", () => {
      submit.disabled = false;
      text.textContent = text.dataset.broken;
    });
    request.open("POST", form.getAttribute("action") || window.location.href);
    request.send(new FormData(form));
  }, { capture: true });
})();
