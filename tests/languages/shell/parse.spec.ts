import assert from "node:assert/strict";
import { shellCommands } from "../../../src/languages/shell/parse";

const environment: Readonly<Record<string, string>> = { APP: "config.wsgi", OPTIONS: "-w 3  -b :80", EMPTY: "" };
const files: Readonly<Record<string, string>> = { "/srv/.env": "A=1\nB=$A\n" };
const marked = (text: string): string => text.replaceAll("\0computed\0", "?").replaceAll("\0secret\0", "!");
const words = (script: string, parameters: readonly string[] = []): readonly string[] =>
  shellCommands(script, (name) => environment[name], { parameters, sourced: (path) => files[path] }).map((command) =>
    marked(command.words.join("|")),
  );

const scripts: Readonly<Record<string, { script: string; parameters?: readonly string[]; runs: readonly string[] }>> = {
  "words split by blanks of variables": { script: "run $OPTIONS $EMPTY $NONE x", runs: ["run|-w|3|-b|:80|x"] },
  "words kept by quotes": { script: "run \"$OPTIONS\" '$APP' a\\ b", runs: ["run|-w 3  -b :80|$APP|a b"] },
  "defaults of variables": {
    script: 'run ${NONE:-a} ${EMPTY:-b} ${EMPTY-c} ${APP:+d} ${NONE:+e} "${NONE:-$APP}" ${NONE:-"a b"}',
    runs: ["run|a|b|d|config.wsgi|a|b"],
  },
  parameters: { script: 'run "$1" "$@" $2 ${3:-none}', parameters: ["a b", "c"], runs: ["run|a b|a b|c|c|none"] },
  assignments: { script: "X=1; Y=$X$X\nrun $Y", runs: ["", "", "run|11"] },
  "assignments under a condition": {
    script: "X=1\nif test a; then X=2; fi\nrun $X\n[ a ] && Z=1\nrun $Z",
    runs: ["", "test|a", "", "run|?", "[|a|]", "", "run|?"],
  },
  "a loop": { script: "for x in a b; do run $x; done; run $x", runs: ["run|?", "run|?"] },
  "a case": { script: "case $1 in\n a|b) run;; *) stop;; esac; end", runs: ["run", "stop", "end"] },
  "a subshell": { script: "(cd /a && run); { b; }; ! c", runs: ["cd|/a", "run", "b", "c"] },
  "command substitutions": { script: "run $(a $(b)) `c` $((1+2)) x", runs: ["run|?|?|?|x"] },
  "secrets that are fetched": { script: "run $(aws ssm get-parameter --name /a)", runs: ["run|!"] },
  "sourced files": { script: ". /srv/.env\nrun $A $B", runs: [".|/srv/.env", "", "", "run|1|1"] },
  "sourced files that are not seen": { script: "source /a\nrun $APP $NONE", runs: ["source|/a", "run|config.wsgi|?"] },
};

describe("the commands of a shell script with", () => {
  for (const [title, { script, parameters, runs }] of Object.entries(scripts)) {
    it(title, () => {
      assert.deepEqual(words(script, parameters), runs);
    });
  }

  it("exports, as each command gets them", () => {
    const script = "A=1; export A B=2\nrun\nset -a\nC=3 D=4\nset +a\nE=5\nexport B=6; unset A\nlast";
    const exported = shellCommands(script, () => undefined).map((command) => Object.fromEntries(command.exported()));
    assert.deepEqual(exported[2], { A: "1", B: "2" });
    assert.deepEqual(exported.at(-1), { B: "6", C: "3", D: "4" });
  });

  it("files that source each other end", () => {
    const options = { sourced: () => ". /again" };
    assert.ok(shellCommands(". /again", () => undefined, options).length < 50);
  });
});
