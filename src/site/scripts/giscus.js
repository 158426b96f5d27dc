// A button that shows a discussion of GitHub in a frame of giscus.app. Before it is pressed nothing is asked of that
// host; without this script the link above leads to the discussion.
(() => {
  const place = document.querySelector(".giscus[data-widget]");
  if (!(place instanceof HTMLElement)) return;
  const host = "https://giscus.app";
  const kept = "giscus-session";
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  const here = new URL(location.href);
  // Who signed in comes back with a word of that host in the address, and wanted to see the discussion.
  const back = here.searchParams.get("giscus");
  here.searchParams.delete("giscus");
  here.hash = "";
  /**
   * Storage may be closed to pages.
   * @param {() => unknown} act
   */
  const memory = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };

  const show = () => {
    const widget = new URL(place.dataset.widget ?? "");
    const scheme = document.documentElement.dataset.scheme;
    widget.searchParams.set("origin", here.href);
    widget.searchParams.set("backLink", here.href);
    widget.searchParams.set("theme", scheme ?? "preferred_color_scheme");
    widget.searchParams.set(
      "session",
      back ?? String(memory(() => localStorage.getItem(kept)) ?? ""),
    );
    const frame = document.createElement("iframe");
    frame.title = "Discussion";
    frame.src = widget.href;
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== host || source !== frame.contentWindow || !data?.giscus) return;
      const { resizeHeight, signOut, error } = data.giscus;
      if (typeof resizeHeight === "number") frame.style.height = `${resizeHeight}px`;
      if (signOut) memory(() => localStorage.removeItem(kept));
      if (typeof error === "string") said.textContent = `The discussion says: ${error}`;
    });
    said.textContent = "";
    place.append(frame);
  };

  if (back !== null) {
    memory(() => localStorage.setItem(kept, back));
    history.replaceState(null, "", here.pathname + here.search + location.hash);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Show the discussion here";
  said.textContent = "It is loaded from giscus.app, which is told that you read this page.";
  place.append(button, said);
  button.addEventListener("click", () => {
    button.remove();
    show();
  });
  if (back !== null) button.click();
})();
