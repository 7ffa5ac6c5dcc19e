const aws = require("@pulumi/aws");
const pulumi = require("@pulumi/pulumi");

module.exports = async () => {
  const config = new pulumi.Config("aws");
  await new Promise((resolve) => setTimeout(resolve, 10));
  const bucket = new aws.s3.Bucket("media", { tags: { region: config.require("region") } });
  const { id } = await aws.getRegion({});
  new aws.s3.BucketPublicAccessBlock("media", { bucket: bucket.id, blockPublicAcls: true });
  return { bucket: bucket.id, region: id, static: { list: [1, 2, { three: true }], nothing: null } };
};
