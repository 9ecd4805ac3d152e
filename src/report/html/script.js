"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  // A figure and the note beside it name each other by their ids.
  const noteOf = (figure) => byId(figure.hash.slice(1))?.closest(".note");
  const figureOf = (note) => byId("m-" + note.querySelector(".more").id);
  const isSeen = (element) => element.getClientRects().length > 0;

  // Showing: the note of the figure that has the focus is opened; the browser closes the one open before.
  const show = (figure) => {
    const note = noteOf(figure);
    all(".shown").forEach((shown) => shown.classList.remove("shown"));
    figure.classList.add("shown");
    note?.classList.add("shown");
    note?.querySelector("details").setAttribute("open", "");
  };
  const close = () => all("details[name][open]").forEach((details) => { details.open = false; });

  // Ticks: kept for the text they were made in, so that a new version of an article starts unticked.
  const shelf = (article) => "factlint:" + article.dataset.digest;
  const kept = (article) => {
    try {
      return new Set(JSON.parse(localStorage.getItem(shelf(article)) ?? "[]"));
    } catch {
      return new Set();
    }
  };
  const keep = (article) => {
    const ticked = all(".tick:checked", article).map((tick) => tick.dataset.key);
    try {
      if (ticked.length > 0) localStorage.setItem(shelf(article), JSON.stringify(ticked));
      else localStorage.removeItem(shelf(article));
    } catch {
      // A browser that keeps nothing still ticks.
    }
  };
  const mark = (tick) => figureOf(tick.closest(".note"))?.classList.toggle("ticked", tick.checked);
  const count = () => {
    const place = byId("ticks");
    if (place) place.textContent = all(".tick:checked").length + " of " + all(".tick").length;
  };

  // Walking: from finding to finding, in the order of the text.
  const stop = (note) => figureOf(note) ?? note.querySelector("summary");
  const stops = () => all(".note.finding").filter(isSeen).map(stop);
  const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  let at = null;
  const walk = (forwards) => {
    const places = stops();
    const here = places.indexOf(at);
    const following = at ? places.findIndex((place) => isBefore(at, place)) : 0;
    // From elsewhere, to the nearest stop in the direction of the walk; round the ends.
    const from = here >= 0 ? here + (forwards ? 1 : -1) : following - (forwards ? 0 : 1);
    const next = places.at(from % places.length);
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
    byId("where").textContent = "Finding " + (places.indexOf(next) + 1) + " of " + places.length;
  };
  const here = () => document.activeElement?.closest(".figure, .note");
  const tickHere = () => {
    const place = here();
    const note = place?.matches(".figure") ? noteOf(place) : place;
    note?.querySelector(".tick")?.click();
  };

  const keys = { n: () => walk(true), p: () => walk(false), t: tickHere, Escape: close };
  const isTyped = (event) => event.ctrlKey || event.metaKey || event.altKey || event.isComposing;

  document.addEventListener("focusin", (event) => {
    const place = event.target.closest(".figure, .note");
    if (place) at = event.target;
    if (event.target.matches(".figure")) show(event.target);
  });
  document.addEventListener("click", (event) => {
    const figure = event.target.closest(".figure");
    if (figure) {
      event.preventDefault();
      figure.focus();
      show(figure);
      noteOf(figure)?.scrollIntoView({ block: "nearest" });
    } else if (!event.target.closest(".note")) {
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || isTyped(event) || !byId("keys")?.checked) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".tick")) {
      mark(event.target);
      keep(event.target.closest("article"));
      count();
    }
    // What is filtered out is not to be tabbed to.
    all(".figure").forEach((figure) => { figure.tabIndex = isSeen(noteOf(figure) ?? figure) ? 0 : -1; });
  });
  const follow = () => {
    const target = location.hash.length > 1 && byId(location.hash.slice(1));
    if (target && target.matches(".figure")) target.focus();
  };

  for (const article of all("article")) {
    const ticked = kept(article);
    for (const tick of all(".tick", article)) {
      tick.checked = ticked.has(tick.dataset.key);
      mark(tick);
    }
  }
  count();
  all(".walk").forEach((bar) => { bar.hidden = false; });
  byId("next")?.addEventListener("click", () => walk(true));
  byId("previous")?.addEventListener("click", () => walk(false));
  window.addEventListener("hashchange", follow);
  follow();
})();
