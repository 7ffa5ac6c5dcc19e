import { compare } from "../tests/model/nginx/fuzz/compare";

/** Compares the evaluator with the real nginx on generated configurations: `npm run nginx:fuzz [-- count [first seed]]`. */
async function main([count = "3000", first = "1"]: readonly string[]): Promise<void> {
  const seeds = Array.from({ length: Number(count) }, (_, index) => Number(first) + index);
  const began = Date.now();
  const tally = await compare(seeds, 18_300, ({ configurations, differences }) => {
    if (configurations % 250 === 0) {
      process.stderr.write(`${configurations} configurations, ${differences.length} differences\n`);
    }
  });
  for (const { seed, what, configuration } of tally.differences.slice(0, 10)) {
    console.log(`seed ${seed}: ${what}\n${configuration}\n`);
  }
  const { outcomes, differences, ...counts } = tally;
  console.log({
    ...counts,
    outcomes: Object.fromEntries(outcomes),
    differences: differences.length,
    seconds: (Date.now() - began) / 1000,
  });
  process.exitCode = differences.length > 0 ? 1 : 0;
}

void main(process.argv.slice(2));
