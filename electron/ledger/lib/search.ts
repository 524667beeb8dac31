import type { RawBuilder } from "kysely";
import { sql } from "kysely";
import { searchForm } from "../../../shared/domain/text.ts";

/** Pattern that finds a text anywhere in a column, for `like … escape '\'`. */
export function likePattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** Words of a search as columns named `search` keep them; none when nothing is searched for. */
export function searchWords(search: string): string[] {
  return searchForm(search)
    .split(" ")
    .filter((word) => word !== "");
}

/** Whether the text stands anywhere in one of the expressions, which are of our own, never input. */
export function holdsText(text: string, ...expressions: readonly string[]): RawBuilder<boolean> {
  const pattern = likePattern(text);
  const each = expressions.map((expression) => sql`${sql.raw(expression)} like ${pattern} escape '\\'`);
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

/** A condition for each word of a search: every word has to stand in one of the expressions, whichever. */
export function wordConditions(search: string, ...expressions: readonly string[]): RawBuilder<boolean>[] {
  return searchWords(search).map((word) => holdsText(word, ...expressions));
}
