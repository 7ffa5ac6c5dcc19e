const { appendFileSync } = require("node:fs");
const { PolicyPack } = require("@pulumi/policy");
const { recordingPolicies } = require("./policies");

const file = process.env.RECORDER_FILE;
if (!file) throw new Error("RECORDER_FILE must name the file to write to");

new PolicyPack("recorder", {
  policies: recordingPolicies((seen) => appendFileSync(file, `${JSON.stringify(seen)}\n`)),
});
