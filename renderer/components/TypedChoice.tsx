import { Combobox, Option, type PositioningProps } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { searchForm } from "../../shared/domain/text.ts";

/** Something that can be chosen: its value, what the field says once it is, and what the list says of it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly words: string;
}

interface Props {
  /** What stands in the field. */
  readonly text: string;
  readonly chosen: string | null;
  readonly choices: readonly Choice[];
  /** The choices for what is typed are still on their way: of those before, the ones that fit it are shown. */
  readonly waiting?: boolean;
  /** What the list says while it has nothing; without it, there is no list then. */
  readonly nothing?: string;
  readonly onType: (text: string) => void;
  readonly onPick: (value: string) => void;
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  readonly hint: string;
  readonly takeFocus?: boolean;
  /** Name of the field where no label stands over it. */
  readonly label?: string;
  readonly className?: string;
  readonly size?: "small" | "medium";
}

/**
 * Where the list opens: below the field, or above where there is more room, as high as fits, and never beside it, where the
 * window's edge would leave it away from what is typed.
 */
const BELOW: PositioningProps = {
  position: "below",
  align: "start",
  autoSize: "height",
  fallbackPositions: ["above"],
};
/** The arrow is for the mouse: keys open the list from the field itself, and a second stop in it would only be in the way. */
const ARROW = { "aria-hidden": true, "aria-label": "▾", tabIndex: -1 } as const;

function fits(words: string, typed: string): boolean {
  const shown = searchForm(words);
  return searchForm(typed)
    .split(" ")
    .every((word) => shown.includes(word));
}

/**
 * A field one types into with its list of what fits. Typing, Down and Enter take what the list shows, however quick the hand
 * is: Enter pressed before the choices are there takes the first of them.
 */
export function TypedChoice(props: Props): ReactNode {
  const { text, chosen, waiting = false, nothing, onType, onPick, hint, takeFocus = false, label } = props;
  /** Enter was pressed before there was anything to take. */
  const [wanted, setWanted] = useState(false);
  const open = useRef(false);
  /** What the key that goes down found and did: the list open, something typed or an arrow used before, a choice taken. */
  const press = useRef({ wasOpen: false, meant: false, took: false });
  const choices = waiting ? props.choices.filter(({ words }) => fits(words, text)) : props.choices;
  const [first] = choices;
  const take = (value: string): void => {
    press.current = { ...press.current, meant: false, took: true };
    setWanted(false);
    onPick(value);
  };
  useEffect(() => {
    if (!wanted || waiting) return;
    setWanted(false);
    if (first !== undefined) take(first.value);
  });
  return (
    <Combobox
      positioning={BELOW}
      expandIcon={ARROW}
      freeform
      autoFocus={takeFocus}
      autoComplete="off"
      placeholder={hint}
      value={text}
      selectedOptions={chosen === null ? [] : [chosen]}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(props.className === undefined ? {} : { className: props.className })}
      {...(props.size === undefined ? {} : { size: props.size })}
      onFocus={() => props.onEnter?.()}
      onBlur={() => props.onLeave?.()}
      onChange={({ target }) => {
        setWanted(false);
        press.current.meant = target.value.trim() !== "";
        onType(target.value);
      }}
      onOpenChange={(_, data) => {
        open.current = data.open;
      }}
      onOptionSelect={(_, { optionValue }) => {
        if (choices.some(({ value }) => value === optionValue)) take(optionValue ?? "");
      }}
      onKeyDownCapture={({ key }) => {
        const meant = press.current.meant || key === "ArrowDown" || key === "ArrowUp";
        press.current = { wasOpen: open.current, meant, took: false };
      }}
      // After the list's own: what it had marked is taken by now, unless new choices have taken the mark away.
      onKeyDown={({ key }) => {
        const { wasOpen, meant, took } = press.current;
        if (key !== "Enter" || took || !wasOpen || !meant) return;
        if (first !== undefined) take(first.value);
        else setWanted(waiting);
      }}
    >
      {choices.map((choice) => (
        <Option key={choice.value} value={choice.value} text={choice.text}>
          {choice.words}
        </Option>
      ))}
      {choices.length === 0 && nothing !== undefined && (
        <Option value="" text="" disabled>
          {nothing}
        </Option>
      )}
    </Combobox>
  );
}
