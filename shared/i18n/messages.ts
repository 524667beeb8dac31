/** Shape of a tree of words: what the Spanish file has, every other language must have, no more and no less. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };

/** Fills `{{name}}` places of a text; a name that is not given stays visible, so that a mistake is seen. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : String(value);
  });
}
