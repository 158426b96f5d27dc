// What a mark of a drawing says (its title) beside it: under the pointer, at a tap, or by the arrow keys.
(() => {
  /** How near a pointer has to come to a mark, and a finger, in px. */
  const reach = { mouse: 12, touch: 28 };
  /** Marks whose middles differ by less than this down the page stand in one row, in px. */
  const sameRow = 3;
  /** Between a mark and its words, between words and the edge of the window, around a mark, in px. */
  const gap = { words: 10, edge: 8, ring: 3 };

  const widest = 320;

  /** @typedef {{ text: string, parts: Element[] }} Mark Elements that say the same are one mark. */
  /** @type {WeakMap<Element, Mark[]>} */
  const known = new WeakMap();
  const words = document.createElement("div");
  const ring = document.createElement("div");
  words.className = "mark-words";
  words.setAttribute("role", "status");
  ring.className = "mark-ring";
  ring.hidden = true;
  /** @type {{ svg: Element, mark: Mark } | null} */
  let shown = null;

  /** Dots are drawn last; a line may be as wide as the drawing. @param {Mark} mark */
  const boxOf = ({ parts }) => /** @type {Element} */ (parts.at(-1)).getBoundingClientRect();
  /** @param {DOMRect} box @returns {[number, number]} */
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];

  /** @param {Element} svg @returns {Mark[]} */
  const marksOf = (svg) => {
    const found = known.get(svg);
    if (found) return found;
    /** @type {Map<string, Mark>} */
    const marks = new Map();
    for (const title of svg.querySelectorAll("title")) {
      const text = title.textContent ?? "";
      const mark = marks.get(text) ?? { text, parts: [] };
      if (title.parentElement) mark.parts.push(title.parentElement);
      marks.set(text, mark);
      // Else the browser would say the same a second time, later.
      title.remove();
    }
    const list = [...marks.values()];
    known.set(svg, list);
    return list;
  };

  /** A mark that a reader hid says nothing (scripts/explore.js). @param {Element} part */
  const isShown = (part) => part.checkVisibility({ visibilityProperty: true });

  /** In reading order: along lines, cells and planes as they are drawn, else row by row. @param {Element} svg */
  const inOrder = (svg) => {
    const marks = marksOf(svg).filter(({ parts }) => parts.some(isShown));
    if (svg.querySelector(".line, .cell, .corner")) return marks;
    const placed = marks.map((mark) => ({ mark, at: middle(boxOf(mark)) }));
    placed.sort((a, b) => a.at[1] - b.at[1]);
    let row = 0;
    const rows = placed.map((one, i) => {
      if (one.at[1] - (placed[i - 1] ?? one).at[1] > sameRow) row++;
      return { ...one, row };
    });
    return rows.sort((a, b) => a.row - b.row || a.at[0] - b.at[0]).map(({ mark }) => mark);
  };

  const hide = () => {
    shown = null;
    words.textContent = "";
    words.classList.remove("on");
    ring.hidden = true;
  };

  /** @param {HTMLElement} element @param {number} left @param {number} top */
  const put = (element, left, top) => {
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${top + scrollY}px`;
  };

  /** @param {Element} svg @param {Mark} mark */
  const show = (svg, mark) => {
    const box = boxOf(mark);
    if (shown?.mark !== mark) words.textContent = mark.text;
    shown = { svg, mark };
    ring.hidden = false;
    ring.style.width = `${box.right - box.left + 2 * gap.ring}px`;
    ring.style.height = `${box.bottom - box.top + 2 * gap.ring}px`;
    put(ring, box.left - gap.ring, box.top - gap.ring);
    const { clientWidth, clientHeight } = document.documentElement;
    words.style.maxWidth = `${Math.min(widest, clientWidth - 2 * gap.edge)}px`;
    put(words, -scrollX, -scrollY);
    const { offsetWidth, offsetHeight } = words;
    const least = Math.max(gap.edge, middle(box)[0] - offsetWidth / 2);
    const above = box.top - gap.words - offsetHeight;
    const lowest = clientHeight - gap.edge - offsetHeight;
    const top = above >= gap.edge ? above : Math.min(box.bottom + gap.words, lowest);
    put(words, Math.min(least, clientWidth - gap.edge - offsetWidth), top);
    words.classList.add("on");
  };

  /** @param {Element} svg @param {number} x @param {number} y @param {number} most */
  const nearest = (svg, x, y, most) => {
    /** @type {Mark | null} */
    let best = null;
    let [least, furthest] = [most, Number.POSITIVE_INFINITY];
    for (const mark of marksOf(svg))
      for (const part of mark.parts) {
        if (!isShown(part)) continue;
        const box = part.getBoundingClientRect();
        const away = Math.hypot(
          Math.max(box.left - x, x - box.right, 0),
          Math.max(box.top - y, y - box.bottom, 0),
        );
        const [mx, my] = middle(box);
        const off = Math.hypot(mx - x, my - y);
        if (away < least || (away === least && off < furthest))
          [best, least, furthest] = [mark, away, off];
      }
    return best;
  };

  /** @param {EventTarget | null} target */
  const drawingAt = (target) => {
    const svg = target instanceof Element ? target.closest("svg.chart") : null;
    return svg && marksOf(svg).length > 0 ? svg : null;
  };

  /** @param {PointerEvent | MouseEvent} event */
  const point = (event) => {
    const touch = /** @type {PointerEvent} */ (event).pointerType === "touch";
    if (touch && event.type === "pointermove") return;
    const svg = drawingAt(event.target);
    const most = touch ? reach.touch : reach.mouse;
    const mark = svg && nearest(svg, event.clientX, event.clientY, most);
    if (svg && mark) show(svg, mark);
    else if (shown && (event.type === "click" || document.activeElement !== shown.svg)) hide();
  };

  /** @param {KeyboardEvent} event */
  const step = (event) => {
    if (event.key === "Escape" && shown) return hide();
    const svg = drawingAt(event.target);
    if (!svg || svg !== event.target || event.altKey || event.ctrlKey || event.metaKey) return;
    const marks = inOrder(svg);
    const at = shown?.svg === svg ? marks.indexOf(shown.mark) : -1;
    /** @type {Readonly<Record<string, number>>} */
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1,
    };
    if (!(event.key in to)) return;
    event.preventDefault();
    const mark = marks[Math.max(0, Math.min(marks.length - 1, to[event.key] ?? 0))];
    if (!mark) return;
    mark.parts.at(-1)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(svg, mark);
  };

  for (const svg of document.querySelectorAll("svg.chart:has(title)"))
    svg.setAttribute("tabindex", "0");
  document.body.append(ring, words);
  addEventListener("pointermove", point, { passive: true });
  addEventListener("click", point);
  addEventListener("keydown", step);
  addEventListener("focusin", ({ target }) => {
    const svg = drawingAt(target);
    const first = svg && svg === target && svg.matches(":focus-visible") && inOrder(svg)[0];
    if (svg && first) show(svg, first);
    else if (shown && svg !== shown.svg) hide();
  });
  addEventListener("focusout", ({ target }) => shown?.svg === target && hide());
  addEventListener("resize", hide);
})();
