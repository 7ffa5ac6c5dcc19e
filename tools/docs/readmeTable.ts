import type { Policy } from "../../src/policy";
import { bySection } from "./indexPage";
import { anchor, code, formatPage, link, paragraphs, table } from "./markdown";

const start = "<!-- policies:start -->";
const end = "<!-- policies:end -->";

/**
 * The README with the table of policies between its markers, and nothing else changed.
 * @throws Error for a README in which the markers do not stand, once each and in order
 */
export async function withReadmeTable(readme: string, policies: readonly Policy[]): Promise<string> {
  const [before, between, ...rest] = readme.split(start);
  const [, after, ...more] = (between ?? "").split(end);
  if (before === undefined || after === undefined || rest.length + more.length > 0) {
    throw new Error(
      `README.md: the table of policies goes between ${start} and ${end}, which must stand there once each, in this order`,
    );
  }
  return `${before}${start}\n\n${await readmeTable(policies)}\n${end}${after}`;
}

/** The catalogue in short: one row a section, with links to its policies. Compact, where a formatter would fill it up. */
function readmeTable(policies: readonly Policy[]): Promise<string> {
  const rows = bySection(policies).map(({ heading, policies: ofSection }) => [
    link(heading, `docs/policies/README.md#${anchor(heading)}`),
    ofSection.map(({ name }) => link(code(name), `docs/policies/${name}.md`)).join(", "),
  ]);
  return formatPage(
    paragraphs("<!-- prettier-ignore-start -->", table(["Section", "Policies"], rows), "<!-- prettier-ignore-end -->"),
  );
}
