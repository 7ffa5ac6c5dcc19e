import { booleanSettings, definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "switches-are-unambiguous",
  title: "Booleans mean the same to every settings library",
  problem: "A boolean means different things to different settings libraries",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "A value that one library reads as true and another as false changes its meaning when the library changes.",
  fix: "Write True or False.",

  on: setting(...booleanSettings),
  check({ variable, value, text }) {
    if (value.disagreement === undefined) return;
    return { message: `${variable} is ${value.disagreement}`, because: text };
  },
});
