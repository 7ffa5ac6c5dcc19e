import { benchCheck } from "./check";
import { benchRegister } from "./register";
import { benchStart } from "./start";

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  start: benchStart,
  check: benchCheck,
  register: benchRegister,
};

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length > 0) {
    console.error(`there is no bench ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
    return 2;
  }
  let withinLimits = true;
  for (const name of names.length > 0 ? names : Object.keys(benches))
    withinLimits = ((await benches[name]?.()) ?? false) && withinLimits;
  return withinLimits ? 0 : 1;
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
