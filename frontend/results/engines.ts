import { engines, type EngineTraces, type SessionTraces } from "./session.js";

/** Radio buttons that choose whose curve is drawn; nothing where one engine alone read the frames. */
export function engineSwitch(traces: SessionTraces, name: string, chosen: (read: EngineTraces) => void): HTMLElement | null {
  const all = engines(traces);
  if (all.length < 2) return null;
  const group = document.createElement("div");
  group.className = "switch";
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-label", "Curve of");
  group.append(...all.map((read, at) => choice(read, name, at === 0, () => chosen(read))));
  return group;
}

function choice(read: EngineTraces, name: string, counted: boolean, choose: () => void): HTMLElement {
  const label = document.createElement("label");
  const button = document.createElement("input");
  button.type = "radio";
  button.name = name;
  button.value = read.engine;
  button.checked = counted;
  button.addEventListener("change", choose);
  label.append(button, counted ? `${read.label} (counted)` : read.label);
  return label;
}
