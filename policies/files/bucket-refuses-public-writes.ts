import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "bucket-refuses-public-writes",
  title: "Buckets cannot be written to publicly",
  problem: "Anyone can write to the bucket",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "An attacker can replace the files that your users and your site load.",
  fix: "Remove the grant, and add a BucketPublicAccessBlock with all four settings set to true.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "bucketGrants",
  check(grant) {
    if (grant.letsEverybodyWrite) return "it grants everyone permission to write";
  },
});
