// Draws the charts, changes chart and table with the choice, and searches a site that has no server.
(() => {
"use strict";

const PANEL = 250;
const MOST_FOUND = 200;

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  const [ink, soft, line, mark] = ["--ink", "--soft", "--line", "--chart"].map(of);
  const axis = { labelColor: soft, titleColor: soft, gridColor: line, domain: false, tickColor: line };
  return {
    aria: false, background: "transparent", font: "system-ui, sans-serif", axis,
    header: { labelColor: ink, labelFontWeight: "bold", labelFontSize: 12 },
    legend: { labelColor: ink, titleColor: ink }, view: { stroke: null },
    rule: { color: mark }, point: { color: mark }, text: { color: mark },
  };
}

function fitted(spec, width) {
  const copy = structuredClone(spec);
  if (!copy.facet) {
    const names = Math.min(190, Math.floor(width / 3));
    copy.encoding.y.axis = { labelLimit: names - 20 };
    copy.encoding.x.axis.tickCount = Math.ceil((width - names) / 80);
    copy.encoding.color.legend.columns = width < 500 ? 2 : 4;
    return { ...copy, width: width - names - 20 };
  }
  const panels = new Set(copy.data.values.map((value) => value.panel)).size;
  copy.columns = Math.min(panels, copy.columns, Math.max(1, Math.floor(width / PANEL)));
  copy.spec.width = Math.floor(width / copy.columns) - 56;
  return copy;
}

async function draw(place) {
  const source = document.getElementById(place.dataset.chart);
  if (!source || !window.vegaEmbed) return;
  const spec = fitted(JSON.parse(source.textContent), place.clientWidth);
  const options = {
    mode: "vega-lite", ast: true, renderer: "svg", actions: false, defaultStyle: false, logLevel: 1, config: colours(),
    tooltip: { disableDefaultStyle: true },
  };
  await window.vegaEmbed(place, spec, options);
  describe(place);
}

// One picture with one description: the table beside it is for whoever cannot see its marks.
function describe(place) {
  const picture = place.querySelector("svg");
  for (const part of [place, picture, ...picture.querySelectorAll("[role]")]) {
    for (const name of ["role", "aria-roledescription", "aria-label"]) part.removeAttribute(name);
  }
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", place.closest("figure").querySelector("figcaption").textContent.trim());
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", "Chart");
  if (place.scrollWidth > place.clientWidth) place.tabIndex = 0;
  else place.removeAttribute("tabindex");
}

// A jump within the page changes its address, too, and is no other choice.
const here = () => location.href.split("#")[0];
let shown = here();

const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);

async function answer(form) {
  const place = document.getElementById(form.dataset.live);
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = `${form.action.split("?")[0]}?${chosen}`;
  place.classList.add("busy");
  const reply = await fetch(address);
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  const fresh = page.getElementById(form.dataset.live) || page.querySelector("main");
  place.replaceChildren(...fresh.childNodes);
  place.classList.remove("busy");
  history.pushState(null, "", address);
  shown = here();
  renew(place);
}

function live(form) {
  form.addEventListener("submit", (event) => { event.preventDefault(); answer(form); });
  form.addEventListener("change", () => answer(form));
  window.addEventListener("popstate", () => { if (here() !== shown) location.reload(); });
}

function found(entries, told) {
  const list = document.createElement("ol");
  list.className = "results";
  for (const [address, what, said] of entries) {
    const item = document.createElement("li");
    const link = Object.assign(document.createElement("a"), { href: address, textContent: what });
    const text = Object.assign(document.createElement("div"), { className: "said", textContent: said });
    item.append(link, text);
    list.append(item);
  }
  return [Object.assign(document.createElement("p"), { textContent: told }), list];
}

// A file a year, the newest first, and no more of them than it takes to find enough.
function indexed(form) {
  const kept = new Map();
  const load = async (address) => {
    if (!kept.has(address)) {
      const reply = await fetch(address);
      kept.set(address, { at: reply.url, listed: await reply.json() });
    }
    return kept.get(address);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const place = document.getElementById("found");
    const words = new FormData(form).get("q").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
    const holds = (entry) => words.every((word) => `${entry[1]} ${entry[2]}`.toLowerCase().includes(word));
    const chosen = [];
    let told = "";
    const { at, listed } = await load(form.dataset.index);
    for (const [year, address] of words.length ? listed : []) {
      const file = await load(new URL(address, at).href);
      chosen.push(...file.listed.filter(holds).map(([to, ...said]) => [new URL(to, file.at).href, ...said]));
      told = `${chosen.length} found`;
      if (chosen.length >= MOST_FOUND) { told += `, back to ${year}: more words find older ones`; break; }
    }
    place.replaceChildren(...found(chosen, told));
  });
}

// A table of years wider than its place shows the last ones first, as the chart above it ends with them.
const atEnd = (within) => within.querySelectorAll(".scroll:has(.matrix)").forEach((one) => { one.scrollLeft = one.scrollWidth; });

const renew = (within) => {
  within.querySelectorAll("[data-chart]").forEach(draw);
  atEnd(within);
};
document.addEventListener("fresh", (event) => renew(event.target));
document.querySelectorAll("form[data-live]").forEach(live);
document.querySelectorAll("form[data-index]").forEach(indexed);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
let wait;
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  clearTimeout(wait);
  wait = setTimeout(drawAll, 200);
});
renew(document);
})();
