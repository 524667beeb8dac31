import type { LimitNode, OffsetNode, RawNode } from "kysely";
import { SqliteQueryCompiler, ValueNode } from "kysely";

/** What stands before a value that says how many rows are wanted. */
const BEFORE_WINDOW = /\b(?:limit|offset)\s+$/i;

/**
 * SQLite looks into a bound LIMIT when it plans, and so plans the statement anew with every run: five times what a page of
 * one customer costs. Into a sum it does not look.
 */
export class KeptPlanCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    this.append("limit 0 + ");
    this.visitNode(node.limit);
  }

  protected override visitOffset(node: OffsetNode): void {
    this.append("offset 0 + ");
    this.visitNode(node.offset);
  }

  protected override visitRaw(node: RawNode): void {
    for (const [index, fragment] of node.sqlFragments.entries()) {
      this.append(fragment);
      const value = node.parameters[index];
      if (value === undefined) continue;
      if (ValueNode.is(value) && BEFORE_WINDOW.test(fragment)) this.append("0 + ");
      this.visitNode(value);
    }
  }
}
