const pulumi = require("@pulumi/pulumi");

class Seen extends pulumi.ComponentResource {
  constructor(inputs) {
    super("test:index:Seen", "seen", inputs);
    this.registerOutputs({});
  }
}

const config = new pulumi.Config();
new Seen({
  size: config.getNumber("size"),
  names: config.getObject("names"),
  database: config.getSecretObject("database"),
  old: config.get("old"),
  other: new pulumi.Config("other").getBoolean("key"),
  region: new pulumi.Config("aws").get("region"),
  identity: [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()],
  folder: process.cwd().split(/[\\/]/).pop(),
});
