import type { FloatingFilterDisplayComp, FloatingFilterDisplayParams } from "ag-grid-community";
import type { GridColumn } from "./column.ts";
import { type Condition, conditionOf } from "./filters.ts";
import { conditionText, typedCondition } from "./typed-filter.ts";

/** Words a column's filter needs. */
export interface FloatingFilterWords {
  /** Name of the field for screen readers. */
  readonly label: string;
  /** What can be typed. */
  readonly hint: string;
  /** The button that opens the values. */
  readonly open: string;
  readonly blank: string;
}

export interface FloatingFilterParams<Row> {
  readonly column: GridColumn<Row>;
  readonly words: FloatingFilterWords;
}

type Params<Row> = FloatingFilterDisplayParams<Row, unknown, Condition> & { readonly own: FloatingFilterParams<Row> };

const DEBOUNCE_MS = 250;
const FUNNEL =
  "M7.5 13h5a.5.5 0 0 1 0 1h-5a.5.5 0 0 1 0-1Zm-2-4h9a.5.5 0 0 1 0 1h-9a.5.5 0 0 1 0-1Zm-2-4h13a.5.5 0 0 1 0 1h-13a.5.5 0 0 1 0-1Z";

/** The sign on the button, made of elements: no markup is ever made of text. */
function funnel(): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const sign = document.createElementNS(svg.namespaceURI, "path");
  sign.setAttribute("d", FUNNEL);
  const attributes = { width: "12", height: "12", viewBox: "0 0 20 20", fill: "currentColor", "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  svg.append(sign);
  return svg;
}

/**
 * The field under a column's title: what is typed filters the column a moment later, the button opens its values. It draws
 * itself, as the rest of the grid does.
 */
export class FloatingFilter<Row> implements FloatingFilterDisplayComp<Row, unknown, Condition> {
  readonly #gui = document.createElement("div");
  readonly #input = document.createElement("input");
  readonly #button = document.createElement("button");
  #params: Params<Row> | null = null;
  #timer = 0;

  init(params: Params<Row>): void {
    this.#gui.className = "al-filter";
    this.#input.type = "text";
    this.#input.spellcheck = false;
    this.#input.maxLength = 200;
    this.#button.type = "button";
    this.#button.append(funnel());
    this.#gui.append(this.#input, this.#button);
    this.#input.addEventListener("input", () => {
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#apply(), DEBOUNCE_MS);
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.#apply();
      // Chosen values are not typed over letter by letter: they go as one.
      else if (this.#input.readOnly && (event.key === "Backspace" || event.key === "Delete"))
        this.#params?.onModelChange(null);
      else if (event.key === "ArrowDown" && event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        this.#params?.showParentFilter();
      }
    });
    this.#button.addEventListener("click", () => this.#params?.showParentFilter());
    this.#show(params);
  }

  getGui(): HTMLElement {
    return this.#gui;
  }

  refresh(params: Params<Row>): void {
    this.#show(params);
  }

  destroy(): void {
    window.clearTimeout(this.#timer);
  }

  #show(params: Params<Row>): void {
    this.#params = params;
    const { column, words } = params.own;
    const condition = conditionOf(params.model);
    this.#input.setAttribute("aria-label", words.label);
    this.#input.title = condition?.op === "in" ? conditionText(column, condition) : words.hint;
    this.#input.readOnly = condition?.op === "in";
    this.#button.setAttribute("aria-label", words.open);
    this.#button.title = words.open;
    this.#gui.classList.toggle("al-filtering", condition !== null);
    // What is being typed stands, whatever came back of what was typed before it.
    if (document.activeElement === this.#input && !this.#input.readOnly && condition?.op !== "in" && condition !== null)
      return;
    this.#input.value = conditionText(column, condition) || (condition === null ? "" : words.blank);
    this.#input.removeAttribute("aria-invalid");
  }

  #apply(): void {
    window.clearTimeout(this.#timer);
    const params = this.#params;
    if (params === null || this.#input.readOnly) return;
    const { column } = params.own;
    const condition = typedCondition(column.id, column.kind, this.#input.value);
    if (condition === undefined) {
      this.#input.setAttribute("aria-invalid", "true");
      return;
    }
    this.#input.removeAttribute("aria-invalid");
    if (JSON.stringify(condition) !== JSON.stringify(conditionOf(params.model))) params.onModelChange(condition);
  }
}
