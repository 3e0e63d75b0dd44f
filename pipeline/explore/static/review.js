// One key or click a decision: sends it, and shows the next figure once it is kept.
(() => {
"use strict";

const said = document.getElementById("said");
const place = document.getElementById("review");
const form = document.getElementById("ask");
const token = place ? place.dataset.token : "";
const FIELDS = {};
document.querySelectorAll("button[data-field]").forEach((button) => { FIELDS[button.dataset.key] = button.dataset.field; });
let answered = null;
let busy = false;

function address(figure) {
  const query = new URLSearchParams(location.search);
  query.delete("figure");
  if (figure) query.set("figure", JSON.stringify(figure));
  return `/review?${query}`;
}

async function send(decision, stay) {
  if (busy) return;
  busy = true;
  const query = new URLSearchParams(location.search);
  const figure = place.dataset.key ? JSON.parse(place.dataset.key) : null;
  const seen = place.dataset.seen ? JSON.parse(place.dataset.seen) : [];
  const reply = await fetch(`/review/decide?${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-tally-token": token },
    body: JSON.stringify({ figure, seen, ...decision }),
  });
  const told = await reply.json();
  busy = false;
  if (!reply.ok) { said.textContent = told.problem; return; }
  if (decision.action === "undo" && !told.kept) { said.textContent = "Nothing of yours stands."; return; }
  location.assign(address(decision.action === "undo" ? told.figure : stay ? figure : null));
}

// Asks for one line, or with a list for one key.
function ask(about, listed, then) {
  form.hidden = false;
  document.getElementById("about").textContent = about;
  document.getElementById("listed").textContent = listed.map((name, i) => `${i + 1} ${name}`).join("  ");
  const input = document.getElementById("answer");
  input.value = "";
  input.focus();
  answered = { listed, then };
}

function close(value) {
  const { then } = answered;
  answered = null;
  form.hidden = true;
  document.getElementById("answer").blur();
  then(value);
}

function chosen(typed) {
  const { listed } = answered;
  const name = listed[Number(typed) - 1];
  if (name === undefined) { said.textContent = "No such choice."; return; }
  close(name === "none" ? null : name);
}

function correct(field) {
  const known = JSON.parse(place.dataset.choices)[field] || [];
  const listed = known.length ? [...known, "none"] : [];
  ask(field.replaceAll("_", " "), listed, (value) => {
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
  ask("measure of what is added", JSON.parse(place.dataset.choices).measure, (measure) => {
    const number = Number(at.words.replaceAll(",", ""));
    const then = (value) => send({ action: "add", ...at, says: { measure, value } }, true);
    if (Number.isInteger(number)) then(number);
    else ask(`${at.words} as a number`, [], (typed) => then(Number(typed)));
  });
}

function act(key) {
  if (key === "u") send({ action: "undo" });
  else if (!place.dataset.key) return;
  else if (key === "c") send({ action: "confirm" });
  else if (key === "x") send({ action: "reject" });
  else if (key === "n") ask("note", [], (note) => send({ action: "note", note }, true));
  else if (key === "+") add();
  else if (FIELDS[key]) correct(FIELDS[key]);
}

if (place && token) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (answered) {
      if (event.key === "Escape") { answered = null; form.hidden = true; }
      else if (event.key === "Enter") { event.preventDefault(); answered.listed.length ? chosen(document.getElementById("answer").value) : close(document.getElementById("answer").value.trim()); }
      else if (answered.listed.length && answered.listed.length < 10 && /^[1-9]$/.test(event.key)) { event.preventDefault(); chosen(event.key); }
      return;
    }
    if (FIELDS[event.key] || "cxun+".includes(event.key)) { event.preventDefault(); act(event.key); }
  });
  document.querySelectorAll("button[data-key]").forEach((button) => {
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => act(button.dataset.key));
  });
}
if (form) form.addEventListener("submit", (event) => event.preventDefault());
const asked = document.getElementById("asked");
if (asked) asked.scrollIntoView({ block: "center" });
})();
