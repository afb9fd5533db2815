"use strict";
(() => {
  const items = new Map();
  const pieces = new Map();
  for (const item of document.querySelectorAll("[role=treeitem]")) items.set(+item.dataset.f, item);
  for (const piece of document.querySelectorAll(".b")) {
    const field = +piece.dataset.f;
    if (!pieces.has(field)) pieces.set(field, []);
    pieces.get(field).push(piece);
  }

  // The field with its bytes, and weaker, the bytes of the fields in it.
  let lit = [];
  const mark = (element, name) => {
    element.classList.add(name);
    lit.push(element);
  };
  const light = (field) => {
    for (const element of lit) element.classList.remove("lit", "near");
    lit = [];
    const item = items.get(field);
    if (!item) return;
    const closed = item.parentElement.closest("[aria-expanded=false]");
    mark((closed ?? item).firstElementChild, "lit");
    for (let index = field; index < +item.dataset.end; index++) {
      for (const piece of pieces.get(index) ?? []) mark(piece, index === field ? "lit" : "near");
    }
  };
  const fieldOf = (target) => {
    const element = target instanceof Element ? target.closest("[data-f]") : null;
    return element ? +element.dataset.f : undefined;
  };
  const focused = () => fieldOf(document.activeElement);

  document.addEventListener("pointerover", (event) => light(fieldOf(event.target) ?? focused()));
  document.addEventListener("pointerleave", () => light(focused()));
  // Lights up what has the focus, and shows its counterpart.
  const follow = (element) => {
    const field = fieldOf(element);
    light(field);
    if (field === undefined) return;
    const isPiece = element.matches(".b");
    const other = isPiece ? items.get(field).firstElementChild : pieces.get(field)?.[0];
    other?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  document.addEventListener("focusin", (event) => follow(event.target));
  document.addEventListener("focusout", () => light(undefined));

  // One element of each list is in the tab order: the one that had the focus last.
  const move = (from, to) => {
    if (!to) return;
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
    // A window in the background sends no event.
    follow(to);
  };
  const current = (list) => list.querySelector("[tabindex='0']");
  const isOpen = (item) => item.getAttribute("aria-expanded") === "true";
  const isClosed = (item) => item.getAttribute("aria-expanded") === "false";
  const toggle = (item, open) => {
    if (item.hasAttribute("aria-expanded")) item.setAttribute("aria-expanded", open);
  };
  const isVisible = (item) => !item.parentElement.closest("[aria-expanded=false]");

  const treeKey = (tree, item, key) => {
    const all = [...tree.querySelectorAll("[role=treeitem]")].filter(isVisible);
    const place = all.indexOf(item);
    switch (key) {
      case "ArrowDown": return move(item, all[place + 1]);
      case "ArrowUp": return move(item, all[place - 1]);
      case "Home": return move(item, all[0]);
      case "End": return move(item, all[all.length - 1]);
      case "ArrowRight":
        if (isClosed(item)) return toggle(item, true);
        return isOpen(item) ? move(item, all[place + 1]) : undefined;
      case "ArrowLeft":
        if (isOpen(item)) return toggle(item, false);
        return move(item, item.parentElement.closest("[role=treeitem]"));
      case "Enter":
      case " ":
        return toggle(item, !isOpen(item));
      default:
        return false;
    }
  };
  const bytesKey = (pane, piece, key) => {
    const all = [...pane.querySelectorAll("[role=button]")];
    const place = all.indexOf(piece);
    switch (key) {
      case "ArrowRight":
      case "ArrowDown": return move(piece, all[place + 1]);
      case "ArrowLeft":
      case "ArrowUp": return move(piece, all[place - 1]);
      case "Home": return move(piece, all[0]);
      case "End": return move(piece, all[all.length - 1]);
      case "Enter":
      case " ":
        return select(items.get(+piece.dataset.f));
      default:
        return false;
    }
  };
  // Goes to a field, and opens what it is in.
  const select = (item) => {
    for (let outer = item; outer; outer = outer.parentElement.closest("[role=treeitem]")) {
      if (outer !== item) toggle(outer, true);
    }
    move(current(item.closest("[role=tree]")), item);
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { target, key } = event;
    const tree = target.closest("[role=tree]");
    const pane = target.closest(".bytes");
    const result = tree ? treeKey(tree, target, key) : pane ? bytesKey(pane, target, key) : false;
    if (result !== false) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".b");
    if (piece) return select(items.get(+piece.dataset.f));
    const line = event.target.closest(".line");
    if (!line) return;
    const item = line.parentElement;
    if (event.target.matches(".twist")) toggle(item, !isOpen(item));
    move(current(item.closest("[role=tree]")), item);
  });
  const toggleAll = (open) => {
    for (const item of items.values()) toggle(item, open);
    for (const tree of document.querySelectorAll("[role=tree]")) {
      const first = tree.querySelector("[role=treeitem]");
      if (!open) current(tree).tabIndex = -1, (first.tabIndex = 0);
    }
  };
  document.getElementById("collapse").addEventListener("click", () => toggleAll(false));
  document.getElementById("expand").addEventListener("click", () => toggleAll(true));
})();
