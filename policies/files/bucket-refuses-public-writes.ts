import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "bucket-refuses-public-writes",
  title: "Buckets cannot be written by everybody",
  problem: "Everybody can write to the bucket",
  section: "files",
  severity: "critical",
  enforcement: "mandatory",
  why: "Whoever can write to the bucket can replace the files that your users and your site load.",
  fix: "Remove the grant, and add a BucketPublicAccessBlock with all four settings on.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "bucketGrants",
  check(grant) {
    if (grant.allowsWriting && !grant.isBlocked) return "it lets everybody write objects";
  },
});
