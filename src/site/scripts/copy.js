// A button beside each text that is there to be taken along. Without it the text can be selected.
(() => {
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
