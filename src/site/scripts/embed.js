// For pages into which figures are set: gives each frame the height that its figure tells. Optional.
(() => {
  addEventListener("message", ({ data, source }) => {
    if (typeof data !== "object" || data === null || data.upheld !== "height") return;
    const height = Number(data.height);
    if (!(height > 0 && height < 10000)) return;
    for (const frame of document.querySelectorAll("iframe.upheld"))
      if (frame instanceof HTMLIFrameElement && frame.contentWindow === source) {
        frame.style.aspectRatio = "auto";
        frame.style.height = `${height}px`;
      }
  });
})();
