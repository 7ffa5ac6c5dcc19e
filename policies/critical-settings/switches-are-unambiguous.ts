import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "switches-are-unambiguous",
  title: "Boolean variables mean the same to every settings library",
  problem: "A boolean variable means different things to different settings libraries",
  section: "critical-settings",
  severity: "low",
  enforcement: "advisory",
  why: "A value that one library takes for true and another for false turns into the opposite when the library changes.",
  fix: "Write True or False.",

  on: "djangoApps",
  when: (app) => app.switches.some((setting) => setting.isPlain),
  *check(app) {
    for (const setting of app.switches) {
      for (const { variable, value } of setting.where((reading) => reading.disagreement !== undefined))
        yield `${variable} is ${value.disagreement}`;
    }
  },
});
