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
  readonly #bySource = new Map<string, Edge[]>();

  /** Takes one over; said again at the same place, it is the same one. */
  add(edge: Edge): void {
    const said = this.#bySource.get(edge.source);
    if (said === undefined) this.#bySource.set(edge.source, [edge]);
    else if (!said.some(({ position }) => position === edge.position)) {
      said.push(edge);
      said.sort((a, b) => a.position - b.position);
    }
  }

  /** What a document says, in the order in which it says it. */
  from(uuid: string): readonly Edge[] {
    return this.#bySource.get(uuid) ?? [];
  }
}
