/** A document says of another one that it replaces it, credits it or the like. */
interface Edge {
  readonly relation: string;
  readonly source: string;
  readonly target: string;
  /** Place among all relations of the source. */
  readonly position: number;
}

/** Relations between documents as they are met, each once. */
export class DocumentEdges {
  readonly #edges = new Map<string, Edge>();
  #bySource: Map<string, Edge[]> | null = null;

  add(edge: Edge): void {
    this.#edges.set(`${edge.source}/${edge.position}`, edge);
    this.#bySource = null;
  }

  /** What a document says, in the order in which it says it. */
  from(uuid: string): readonly Edge[] {
    this.#bySource ??= this.#sorted();
    return this.#bySource.get(uuid) ?? [];
  }

  #sorted(): Map<string, Edge[]> {
    const index = new Map<string, Edge[]>();
    for (const edge of this.#edges.values()) {
      const list = index.get(edge.source);
      if (list) list.push(edge);
      else index.set(edge.source, [edge]);
    }
    for (const list of index.values()) list.sort((a, b) => a.position - b.position);
    return index;
  }
}
