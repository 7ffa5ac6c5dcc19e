import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "media-bucket-is-recoverable",
  title: "Buckets with uploads are versioned or backed up",
  problem: "Deleted uploads cannot be recovered",
  section: "files",
  severity: "medium",
  enforcement: "advisory",
  why: "Users' files that are deleted or overwritten by mistake are gone for good.",
  fix: "Enable versioning, or include the bucket in an AWS Backup plan.",
  django: { chapter: "MEDIA_ROOT and MEDIA_URL" },

  on: "uploadBuckets",
  when: ({ holdsUploads }) => holdsUploads,
  check({ bucket }) {
    if (!bucket.isVersioned && !bucket.isInBackupPlan) return "it is neither versioned nor backed up";
  },
});
