// One key or click a decision: sends it, and shows the next figure once it is kept.
(() => {
"use strict";

const said = document.getElementById("said");
const place = document.getElementById("review");
const form = document.getElementById("ask");
const input = document.getElementById("answer");
const token = place ? place.dataset.token : "";
const known = (name) => JSON.parse(place.dataset[name] || "{}");
const FIELDS = {};
const LABELS = {};
document.querySelectorAll("button[data-field]").forEach((button) => {
  FIELDS[button.dataset.key] = button.dataset.field;
  LABELS[button.dataset.field] = button.lastChild.textContent.trim();
});
let answered = null;
let busy = false;

function address(more) {
  const query = new URLSearchParams(location.search);
  query.delete("figure");
  for (const [name, value] of Object.entries(more)) value ? query.set(name, value) : query.delete(name);
  return `/review?${query}`;
}

async function send(decision, stay) {
  if (busy) return;
  busy = true;
  const figure = place.dataset.figure ? JSON.parse(place.dataset.figure) : null;
  const seen = place.dataset.seen ? JSON.parse(place.dataset.seen) : [];
  try {
    const reply = await fetch(`/review/decide${location.search}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-tally-token": token },
      body: JSON.stringify({ figure, seen, ...decision }),
    });
    const told = await reply.json();
    if (!reply.ok) { said.textContent = told.problem; return; }
    if (decision.action === "undo" && !told.kept) { said.textContent = "Nothing of yours stands."; return; }
    const next = decision.action === "undo" ? told.figure : stay ? figure : null;
    location.assign(address({ figure: next && JSON.stringify(next) }));
  } catch {
    said.textContent = "The explorer does not answer. Nothing was kept; decide again when it does.";
  } finally {
    busy = false;
  }
}

// Asks for one line; of a list, for one key or click; of what is offered, for an arrow key and Enter, or a click.
function ask(about, listed, offered, then) {
  const buttons = (listed.length ? listed : offered.map((value) => [value, value])).map(([value, label], i) => {
    const button = document.createElement("button");
    button.type = "button";
    if (listed.length) button.append(Object.assign(document.createElement("kbd"), { textContent: i + 1 }), " ");
    button.append(label);
    button.addEventListener("click", () => close(value));
    return button;
  });
  form.hidden = false;
  document.getElementById("about").textContent = about;
  document.getElementById("how").textContent = listed.length ? "" : offered.length ? "Type it, or take with ↓ and Enter:" : "Nothing typed: not stated.";
  document.getElementById("listed").replaceChildren(...buttons);
  input.value = "";
  input.focus();
  form.scrollIntoView({ block: "nearest" });
  answered = { listed, offered, at: -1, then };
}

function leave() {
  answered = null;
  form.hidden = true;
  input.blur();
}

function close(value) {
  const { then } = answered;
  leave();
  then(value);
}

function chosen(typed) {
  const found = answered.listed[Number(typed) - 1];
  if (!found) { said.textContent = "No such choice."; return; }
  close(found[0]);
}

function offer(step) {
  const { offered } = answered;
  if (!offered.length) return;
  answered.at = (answered.at + step + offered.length) % offered.length;
  input.value = offered[answered.at];
}

function correct(field) {
  ask(LABELS[field], known("choices")[field] || [], known("offers")[field] || [], (value) => {
    const plain = field === "value" && /^[\d,]+$/.test(value || "") ? Number(value.replaceAll(",", "")) : value || null;
    send({ action: "correct", field, value: plain }, true);
  });
}

// The selected words, their line and where in it they stand.
function selected() {
  const found = getSelection();
  if (!found.rangeCount || found.isCollapsed) return null;
  const range = found.getRangeAt(0);
  const line = range.startContainer.parentElement.closest("[data-line]");
  if (!line || !line.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = found.toString();
  const inset = words.length - words.trimStart().length;
  return { line: Number(line.dataset.line), at: [...before.toString()].length + inset, words: words.trim() };
}

function add() {
  const at = selected();
  if (!at) { said.textContent = "Select the number in the text first."; return; }
  ask("measure of what is added", known("choices").measure, [], (measure) => {
    const number = Number(at.words.replaceAll(",", ""));
    const then = (value) => send({ action: "add", ...at, says: { measure, value } }, true);
    if (Number.isInteger(number)) then(number);
    else ask(`${at.words} as a number`, [], [], (typed) => then(Number(typed)));
  });
}

function act(key) {
  if (key === "u") send({ action: "undo" });
  else if (!place.dataset.figure) return;
  else if (key === "c") send({ action: "confirm" });
  else if (key === "x") send({ action: "reject" });
  else if (key === "d") send({ action: "whole" });
  else if (key === "n") ask("note", [], [], (note) => send({ action: "note", note }, true));
  else if (key === "+") add();
  else if (FIELDS[key]) correct(FIELDS[key]);
}

function answer(event) {
  const { listed } = answered;
  if (event.key === "Escape") leave();
  else if (event.target.closest && event.target.closest("#listed")) return;
  else if (event.key === "Enter") listed.length ? chosen(input.value) : close(input.value.trim());
  else if (event.key === "ArrowDown") offer(1);
  else if (event.key === "ArrowUp") offer(-1);
  else if (listed.length && listed.length < 10 && /^[1-9]$/.test(event.key)) chosen(event.key);
  else return;
  event.preventDefault();
}

if (place && token) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (answered) answer(event);
    else if (document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`)) { event.preventDefault(); act(event.key); }
  });
  document.querySelectorAll("button[data-key]").forEach((button) => {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(button.dataset.key));
  });
}
if (form) form.addEventListener("submit", (event) => event.preventDefault());
const all = document.getElementById("all");
if (all) all.href = address({ release: place.dataset.release });
const queue = document.getElementById("queue");
if (queue) queue.href = address({ release: null });
const asked = document.getElementById("asked");
if (asked) asked.scrollIntoView({ block: "center" });
})();
