// The catalogue in a page: search the index, fetch one service, say what this person must bring.
// All text goes in as text, never as HTML.

const DATA = "data/json/";
const at = (id) => document.getElementById(id);

export function fits(entry, words) {
  const said = [entry.name, entry.short_name, ...(entry.aliases ?? []), ...(entry.keywords ?? [])];
  return (entry.status ?? "active") === "active" && said.some((name) => name?.includes(words));
}

export function needed(part, answers) {
  return (part.when ?? []).every((when) =>
    (when.answers ?? ["yes"]).includes(answers[when.situation] ?? "no"));
}

function item(text, href) {
  const line = document.createElement("li");
  const held = href ? line.appendChild(document.createElement("a")) : line;
  held.textContent = text;
  if (href) held.href = href;
  return line;
}

function dialled(phone) {
  const link = `tel:${phone.e164 ?? phone.number}`;
  return item(phone.extension ? `${phone.number} 转 ${phone.extension}` : phone.number, link);
}

function show(document_) {
  const { service, answers: held, hotlines } = document_;
  const answers = {};
  const bring = () => at("bring").replaceChildren(
    ...(service.materials ?? []).filter((m) => needed(m, answers)).map((m) => item(m.name)));
  at("name").textContent = service.name;
  at("audience").textContent = service.audience ?? "";
  at("situations").replaceChildren(...(service.situations ?? []).map((situation) => {
    const label = document.createElement("label");
    const choices = situation.choices ?? [{ id: "no", name: "否" }, { id: "yes", name: "是" }];
    const select = document.createElement("select");
    select.append(...choices.map((c) => new Option(c.name, c.id)));
    answers[situation.id] = select.value;
    select.onchange = () => { answers[situation.id] = select.value; bring(); };
    label.append(situation.question, " ", select, document.createElement("br"));
    return label;
  }));
  bring();
  const place = held.location ?? {};
  at("where").textContent = ["address", "building", "floor", "room", "window"]
    .map((part) => place[part]).filter(Boolean).join(" ");
  at("call").replaceChildren(...held.phones.map(dialled), ...hotlines.map((h) => dialled(h.phone)));
  at("service").hidden = false;
}

async function start() {
  const index = await (await fetch(`${DATA}index.json`)).json();
  at("district").textContent = index.district.name;
  at("draft").hidden = index.status !== "draft";
  at("words").oninput = () => {
    const words = at("words").value.trim();
    const found = words ? index.services.filter((entry) => fits(entry, words)) : [];
    at("found").replaceChildren(...found.map((entry) => {
      const line = document.createElement("li");
      const button = line.appendChild(document.createElement("button"));
      button.textContent = entry.name;
      button.onclick = async () => show(await (await fetch(DATA + entry.file)).json());
      return line;
    }));
  };
}

if (typeof document !== "undefined") start();
