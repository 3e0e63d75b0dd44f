// A site has no server to ask: its comparison is chosen from cells that lie beside the page as data.
(() => {
"use strict";

const MOST_PANELS = 12;
const MOST_ROWS = 200;
const UNDATED = "undated";
const form = document.querySelector("form[data-choose]");
const place = document.getElementById("answer");
const make = (name, more, ...inside) => {
  const found = Object.assign(document.createElement(name), more);
  found.append(...inside);
  return found;
};
const kept = new Map();

async function load(measure, basis) {
  const option = [...form.elements.measure.options].find((one) => one.value === measure);
  const address = option.dataset[basis];
  if (!kept.has(address)) {
    const reply = await fetch(address);
    kept.set(address, { ...await reply.json(), at: reply.url });
  }
  return kept.get(address);
}

// The same words as on a served page: "12", "12–27", "12+", "up to 27".
function said(least, most) {
  if (least === null) return `up to ${most}`;
  if (most === null) return `${least}+`;
  return least === most ? `${least}` : `${least}–${most}`;
}

const split = (places) => places.split(";").map((one) => one.trim()).filter(Boolean);

function named(data, text) {
  const wanted = text.toLowerCase();
  const ids = Object.keys(data.areas);
  const label = (id) => data.areas[id][0].toLowerCase();
  const exact = ids.filter((id) => id === text || label(id) === wanted);
  return exact.length ? exact : ids.filter((id) => label(id).startsWith(wanted));
}

function cells(data, chosen) {
  const places = split(chosen.place);
  const within = new Set(places.flatMap((one) => named(data, one)));
  const own = new Set(data.own);
  const wanted = (id) => {
    const [, level, , holders] = data.areas[id];
    if (chosen.by === "jurisdiction") return places.length ? within.has(id) : own.has(id);
    return level === chosen.by && (!places.length || within.has(id) || holders.some((one) => within.has(one)));
  };
  const timely = (period) => !(chosen.since || chosen.until) ||
    (period !== UNDATED && period >= (chosen.since || "0") && period <= (chosen.until || "9999"));
  const rows = data.kinds[`${chosen.offense}|${chosen.age}`] || [];
  return rows.filter(([id, period]) => wanted(id) && timely(period)).map(([id, period, least, most, firm, releases, to]) => ({
    id, period, least, most, firm, releases, of: data.areas[id][0],
    href: new URL(to, data.at).href, area: new URL(data.areas[id][2], data.at).href,
  }));
}

function table(areas, periods) {
  const head = ["Jurisdiction", ...periods].map((name, at) => make("th", { scope: "col", className: at ? "num" : "", textContent: name }));
  const rows = areas.slice(0, MOST_ROWS).map((own) => {
    const first = make("th", { scope: "row" }, make("a", { href: own[0].area, textContent: own[0].of }));
    const inside = periods.map((period) => {
      const cell = own.find((one) => one.period === period);
      const link = cell ? [make("a", { href: cell.href, className: cell.firm ? "firm" : "", textContent: said(cell.least, cell.most) })] : [];
      return make("td", { className: "num" }, ...link);
    });
    return make("tr", {}, first, ...inside);
  });
  return [make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)];
}

function chart(areas, periods) {
  const dated = (own) => own.filter((one) => one.period !== UNDATED);
  const shown = areas.filter((own) => dated(own).length).sort((a, b) => dated(b).length - dated(a).length).slice(0, MOST_PANELS);
  if (!shown.length) return null;
  const spec = JSON.parse(document.getElementById("blank").textContent);
  spec.data.values = shown.flatMap(dated).map((one) => ({
    panel: one.of, period: one.period, least: one.least, low: one.least || 0, high: one.most ?? (one.least || 0),
    open: one.most === null, people: said(one.least, one.most), releases: one.releases, href: one.href,
  }));
  const years = periods.filter((period) => period !== UNDATED).map(Number);
  spec.facet.sort = shown.map((own) => own[0].of);
  spec.spec.encoding.x.scale.domain = Array.from({ length: years.at(-1) - years[0] + 1 }, (_, step) => String(years[0] + step).padStart(4, "0"));
  return spec;
}

// A picture, its description, and the table that says the same.
function drawn(spec) {
  if (!spec) return [];
  const told = "Dots: the least proven. Bars: up to the most allowed. A click opens the figures. The table says the same.";
  const canvas = make("div", { className: "canvas" });
  canvas.dataset.chart = "chart-chosen";
  const source = make("script", { type: "application/json", id: "chart-chosen", textContent: JSON.stringify(spec) });
  return [make("figure", { className: "chart" }, canvas, source, make("figcaption", { textContent: told }))];
}

function taken(found) {
  const quoted = (value) => `"${String(value ?? "").replaceAll('"', '""')}"`;
  const lines = found.map((one) => [one.of, one.id, one.period, one.least, one.most, one.firm ? 1 : 0, one.releases].map(quoted).join(","));
  const text = ["jurisdiction,jurisdiction_id,period,at_least,at_most_local,firm,releases", ...lines].join("\n");
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  return make("p", { className: "take" }, "Take it along: ", make("a", { href, download: "comparison.csv", textContent: "CSV" }));
}

async function answer(chosen, howto) {
  const data = await load(chosen.measure, chosen.basis);
  const found = cells(data, chosen);
  const kind = [chosen.age, chosen.offense].filter(Boolean).join(", ").replaceAll("_", " ");
  const what = chosen.measure.replaceAll("_", " ");
  const title = `${what[0].toUpperCase()}${what.slice(1)}${kind ? ` (${kind})` : ""}, by when it ${chosen.basis === "period" ? "happened" : "was published"}`;
  const heading = make("h2", { id: "answer-title", textContent: title });
  if (!found.length) {
    const lost = split(chosen.place).filter((one) => !named(data, one).length);
    const why = lost.length ? `No figure of this measure lies in ${lost.join(", ")}.` : "No figure answers this.";
    const nothing = make("p", { className: "note", textContent: `${why} Choose another measure or period, or fewer conditions.` });
    place.replaceChildren(heading, nothing);
    return;
  }
  const areas = grouped(found).sort((a, b) => a[0].of.localeCompare(b[0].of));
  const periods = [...new Set(found.map((one) => one.period))].sort();
  const more = areas.length > MOST_ROWS ? ` The first ${MOST_ROWS} of ${areas.length} areas.` : "";
  const caption = make("caption", { textContent: `At least and at most, as the releases jointly report. Each cell opens the figures behind it.${more}` });
  const region = make("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: "Comparison" },
    make("table", { className: "matrix" }, caption, ...table(areas, periods)));
  place.replaceChildren(heading, ...drawn(chart(areas, periods)), region, ...(howto ? [howto] : []), taken(found));
  place.dispatchEvent(new Event("fresh", { bubbles: true }));
}

function grouped(found) {
  const by = new Map();
  for (const one of found) {
    if (!by.has(one.id)) by.set(one.id, []);
    by.get(one.id).push(one);
  }
  return [...by.values()];
}

const values = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));

function start() {
  const howto = place.querySelector("details");
  const choose = () => answer(values(), howto);
  const asked = () => {
    const chosen = values();
    const told = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value));
    if (location.search !== `?${told}`) history.pushState(null, "", `?${told}`);
    choose();
  };
  const read = () => {
    form.reset();
    for (const [name, value] of new URLSearchParams(location.search)) if (form.elements[name]) form.elements[name].value = value;
    choose();
  };
  document.getElementById("steps").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); asked(); });
  form.addEventListener("change", asked);
  window.addEventListener("popstate", read);
  if (location.search) read();
}

if (form && place.querySelector("table")) start();
})();
