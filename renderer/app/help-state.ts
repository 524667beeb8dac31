import { createStore } from "../lib/store.ts";

/** Whether the help pane stands beside the screen. */
export const helpOpen = createStore(false);
