import type Database from "better-sqlite3";

/** How long a connection is asked nothing before it counts as resting. */
const REST_MS = 2000;

/**
 * Gives back what a connection keeps for speed once it has been asked nothing for some seconds: its cached pages, and the
 * pages of the file that the system lends it. The next question gets them again, at the cost of a millisecond or two. Call
 * what it returns with each question; it never keeps the process alive.
 */
export function givingBackAtRest(database: Database.Database, restMs = REST_MS): () => void {
  let timer: NodeJS.Timeout | null = null;
  let asked = false;
  const look = (): void => {
    timer = null;
    if (!database.open) return;
    if (asked || database.inTransaction) wait();
    else giveBack(database);
  };
  const wait = (): void => {
    asked = false;
    timer = setTimeout(look, restMs).unref();
  };
  return () => {
    asked = true;
    if (timer === null) wait();
  };
}

/** What is lent is given back by taking the map away; SQLite makes it again with the next reading. */
function giveBack(database: Database.Database): void {
  try {
    const mapped = database.pragma("mmap_size", { simple: true });
    if (typeof mapped === "number" && mapped > 0) {
      database.pragma("mmap_size = 0");
      database.pragma(`mmap_size = ${mapped}`);
    }
    database.pragma("shrink_memory");
  } catch {
    // Rows of it are being walked through, or its file is in trouble, which whoever asks next is told: nothing is lost by waiting.
  }
}
