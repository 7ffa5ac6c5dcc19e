// The peer of the start-up benchmark: what a policy pack costs before it has any policy.
const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("empty", { policies: [] });
