import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "bucket-refuses-public-listing",
  title: "Buckets cannot be listed publicly",
  problem: "Anyone can list the bucket",
  section: "files",
  severity: "high",
  enforcement: "mandatory",
  why: "A listing reveals the names of all files, including other users' uploads.",
  fix: "Grant s3:GetObject on the objects at most, and serve files through CloudFront with an origin access control.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "bucketGrants",
  check(grant) {
    if (grant.letsEverybodyList) return "it grants everyone permission to list";
  },
});
