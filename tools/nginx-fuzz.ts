import { compare } from "../tests/languages/nginx/fuzz/compare";
import { compareSyntax } from "../tests/languages/nginx/fuzz/syntax";
import { missingNginx } from "../tests/languages/nginx/server";

/**
 * Compares the nginx reader and evaluator with the real server on more generated input than the tests do.
 *
 *     npm run nginx-fuzz                              3000 configurations, 20000 inputs for the reader
 *     npm run nginx-fuzz -- 500 9000 0                500 configurations from seed 9000 on, none for the reader
 */
async function main([count = "3000", seed = "1000", inputs = "20000"]: readonly string[]): Promise<number> {
  const missing = missingNginx();
  if (missing !== undefined) {
    console.error(`nginx-fuzz needs nginx: ${missing}`);
    return 2;
  }
  const seeds = Array.from({ length: Number(count) }, (_, index) => Number(seed) + index);
  const { differences, outcomes, ...counts } = await compare(seeds, ({ configurations }) => {
    if (configurations % 250 === 0) process.stderr.write(`${configurations} configurations\n`);
  });
  for (const { seed: from, what, configuration } of differences)
    console.log(`seed ${from}: ${what}\n${configuration}\n`);
  console.log({ ...counts, outcomes: Object.fromEntries(outcomes), differences: differences.length });
  const syntax = compareSyntax(Number(inputs), Number(seed));
  syntax.differences.forEach((difference) => console.log(difference));
  console.log({ ...syntax, differences: syntax.differences.length });
  return differences.length + syntax.differences.length > 0 ? 1 : 0;
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
