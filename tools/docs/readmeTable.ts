import { byGravity, type Policy } from "../../src/policy";
import { bySection } from "./indexPage";
import { anchor, link, prose, table } from "./markdown";

/** The catalogue in short: one row a section, with its number of policies and the fault that its gravest one finds. */
export function readmeTable(policies: readonly Policy[]): string {
  const rows = bySection(policies).map(({ heading, policies: ofSection }) => [
    link(heading, `docs/policies/README.md#${anchor(heading)}`),
    String(ofSection.length),
    String(ofSection.filter(({ enforcement }) => enforcement === "mandatory").length),
    example(ofSection),
  ]);
  return table(["Section", "Policies", "Mandatory", "Finds, for example"], rows);
}

function example(policies: readonly Policy[]): string {
  const [gravest] = [...policies].sort(byGravity);
  return gravest === undefined ? "" : link(prose(gravest.problem), `docs/policies/${gravest.name}.md`);
}
