// In a figure that is set into another page: tells that page how high it is, whenever that changes.
(() => {
  if (parent === window) return;
  const tell = () =>
    parent.postMessage({ upheld: "height", height: document.documentElement.scrollHeight }, "*");
  new ResizeObserver(tell).observe(document.body);
  addEventListener("load", tell);
})();
