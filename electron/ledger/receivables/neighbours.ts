/** What hangs together with what, in both directions. */
export class Neighbours {
  readonly #of = new Map<string, string[]>();

  /** The two hang together from here on. */
  join(a: string, b: string): void {
    this.#add(a, b);
    this.#add(b, a);
  }

  #add(from: string, to: string): void {
    const list = this.#of.get(from);
    if (list) list.push(to);
    else this.#of.set(from, [to]);
  }

  /** What can be reached from each start, every name in one group only. */
  groups(starts: Iterable<string>): string[][] {
    const seen = new Set<string>();
    const groups: string[][] = [];
    for (const start of starts) {
      if (seen.has(start)) continue;
      const group: string[] = [];
      const stack = [start];
      for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
        if (seen.has(name)) continue;
        seen.add(name);
        group.push(name);
        stack.push(...(this.#of.get(name) ?? []));
      }
      groups.push(group);
    }
    return groups;
  }
}
