import * as fc from "fast-check";

/**
 * fast-check as the tests of the rules see it while Stryker changes the code under them: the same properties, of fewer and
 * always the same cases, ended by the first that fails. A change a property would only find now and then does not count as found.
 */
const MOST_RUNS = 20;

export function assert<Ts>(property: fc.IProperty<Ts>, parameters?: fc.Parameters<Ts>): void {
  fc.assert(property, {
    ...parameters,
    numRuns: Math.min(parameters?.numRuns ?? MOST_RUNS, MOST_RUNS),
    seed: 20_260_101,
    endOnFailure: true,
  });
}

export * from "fast-check";
// biome-ignore lint/style/noDefaultExport: it stands in for a package that has one.
export default { ...fc, assert };
