const aws = require("@pulumi/aws");

console.log("to stdout");
console.error("to stderr");

module.exports = async () => {
  const zone = await aws.route53.getZone({ name: "example.com" });
  new aws.route53.Record("www", { zoneId: zone.zoneId, name: "www", type: "A", ttl: 60, records: ["203.0.113.7"] });
  return { zone: zone.name };
};
