/** Rows of one answer; the ledger answers a page of this size in a hop. */
export const BLOCK_ROWS = 200;
