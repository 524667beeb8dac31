import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

const Place = createContext<HTMLElement | null>(null);

/** Says where the commands of the tab that is shown go: into the row of the tabs, at its right. */
export function TabActionsPlace(props: {
  readonly element: HTMLElement | null;
  readonly children: ReactNode;
}): ReactNode {
  return <Place.Provider value={props.element}>{props.children}</Place.Provider>;
}

/** Commands of a tab, shown in the row of the tabs so that they cost the screen no height. */
export function TabActions({ children }: { readonly children: ReactNode }): ReactNode {
  const place = useContext(Place);
  return place === null ? null : createPortal(children, place);
}
