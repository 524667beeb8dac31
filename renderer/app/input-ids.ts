/** Id of the search box, for the shortcut that moves the focus there. */
export const SEARCH_INPUT_ID = "global-search";
