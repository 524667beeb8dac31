import { type LetterFilter, type LetterState, zLetterState } from "../../../shared/contract/letters.ts";
import { LETTER_KINDS, type LetterKind } from "../../../shared/domain/letters/kinds.ts";
import { screenState } from "../../lib/store.ts";

/** What the list shows; it stays while the window lives, so that coming back finds it as it was. */
interface LettersState {
  readonly search: string;
  readonly kind: LetterKind | "all";
  readonly state: LetterState | "all";
  readonly columnFilters: readonly LetterFilter[];
  readonly showFilters: boolean;
}

export const [useLettersState, changeLetters] = screenState<LettersState>({
  search: "",
  kind: "all",
  state: "all",
  columnFilters: [],
  showFilters: false,
});

/** The kind of letter a text names; "all" where it names none. */
export const kindOf = (value: string | undefined): LetterKind | "all" =>
  LETTER_KINDS.find((kind) => kind === value) ?? "all";

/** The state of a letter a text names; "all" where it names none. */
export const stateOf = (value: string | undefined): LetterState | "all" =>
  zLetterState.options.find((state) => state === value) ?? "all";

/** The bar's choices as a saved view keeps them; as they came they are left out. */
export function barOf({ kind, state }: LettersState): Record<string, string> {
  return { ...(kind === "all" ? {} : { kind }), ...(state === "all" ? {} : { state }) };
}

/** Puts the bar as a saved view says; a choice it does not know is as it came. */
export function putBar(search: string, bar: Readonly<Record<string, string>>): void {
  changeLetters({ search, kind: kindOf(bar["kind"]), state: stateOf(bar["state"]) });
}
