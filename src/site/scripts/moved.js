// The page at an old address leads on with what stood behind it: a place of the page, and a question. Without this
// script the page that it leads to is a link.
(() => {
  const link = document.querySelector("main a[href]");
  if (!(link instanceof HTMLAnchorElement)) return;
  const to = new URL(link.href);
  to.search = location.search;
  to.hash = location.hash;
  link.href = to.href;
  location.replace(to.href);
})();
