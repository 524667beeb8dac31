import type { OperationNode, RawBuilder } from "kysely";
import { RawNode, sql, ValueNode } from "kysely";

/**
 * An expression without bound values as one piece of text: what stands in every statement of a page is then put together
 * once, and not with each page. Throws a RangeError where it has a bound value, or anything that a dialect writes its own way.
 */
export function writtenOut<T>(expression: RawBuilder<T>): RawBuilder<T> {
  return sql.raw(textOf(expression.toOperationNode()));
}

function textOf(node: OperationNode): string {
  if (RawNode.is(node)) {
    return node.sqlFragments.reduce((text, fragment, index) => {
      const before = node.parameters[index - 1];
      return `${text}${before === undefined ? "" : textOf(before)}${fragment}`;
    }, "");
  }
  if (ValueNode.is(node) && node.immediate === true) {
    if (typeof node.value === "string") return `'${node.value.replaceAll("'", "''")}'`;
    if (Number.isSafeInteger(node.value)) return String(node.value);
  }
  throw new RangeError(`cannot be written out: ${node.kind}`);
}
