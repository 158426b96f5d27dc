// A button beside each text that is there to be taken along. Without it the text can be selected.
(() => {
  // Where nobody has said where the report is published, it is published where its reader finds it.
  const unaddressed = document.querySelector(".unaddressed");
  const boxes = document.querySelector(".boxes");
  const home = document.querySelector(".crumbs a");
  if (
    unaddressed instanceof HTMLElement &&
    boxes instanceof HTMLElement &&
    home instanceof HTMLAnchorElement &&
    /^https?:$/.test(location.protocol)
  ) {
    const full = (/** @type {string | null} */ text) =>
      (text ?? "").replace(/…\/(?=(?:embed|figures|findings|scripts|v)\/)/g, () => home.href);
    for (const text of boxes.querySelectorAll("label, textarea"))
      text.textContent = full(text.textContent);
    unaddressed.hidden = true;
    boxes.hidden = false;
  }
  for (const field of document.querySelectorAll("textarea.take")) {
    if (!(field instanceof HTMLTextAreaElement)) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    const said = document.createElement("span");
    said.className = "said";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = "Copied";
      } catch {
        field.select();
        said.textContent = "Selected: copy it with your keyboard";
      }
      setTimeout(() => {
        said.textContent = "";
      }, 3000);
    });
    field.after(button, said);
  }
})();
