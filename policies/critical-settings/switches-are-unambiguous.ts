import { booleanSettings, definePolicy, setting } from "../../src/policy";

export default definePolicy({
  name: "switches-are-unambiguous",
  title: "Boolean variables mean the same to every settings library",
  problem: "A boolean variable means different things to different settings libraries",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "A value that one library takes for true and another for false turns into the opposite when the library changes.",
  fix: "Write True or False.",

  on: setting(...booleanSettings),
  check({ variable, value, app }) {
    if (value.disagreement === undefined) return;
    return { message: `${variable} is ${value.disagreement}`, because: { fact: app, aspect: `text of ${variable}` } };
  },
});
