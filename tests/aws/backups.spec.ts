import { backupSelections, isBackedUp } from "../../src/aws/backups";
import { itReads } from "../facts";
import { bucket, database, output, resource, UNKNOWN, type Fixture } from "../fixtures";

const db = database("db");
const selection = (properties: Fixture["properties"]): Fixture =>
  resource("aws:backup/selection:Selection", "daily", properties);

describe("a backup selection", () => {
  itReads(
    backupSelections,
    {
      "covers what it names by a reference, which may name others too": {
        stack: [db, bucket("media"), selection({ resources: [output(db, "arn")] })],
        gives: [
          {
            db: true,
            media: "? which resources a backup selection names is not known before the update",
            "isBackedUp(db)": true,
          },
        ],
      },
      "covers what it names by an ARN": {
        stack: [database("db", { arn: "arn:aws:rds:1:db:db" }), selection({ resources: ["arn:aws:rds:1:db:db"] })],
        gives: [{ db: true }],
      },
      "covers everything by *": { stack: [db, selection({ resources: ["*"] })], gives: [{ db: true }] },
      "covers nothing without resources": {
        stack: [db, selection({})],
        gives: [{ db: false, "isBackedUp(db)": false }],
      },
      "by tags may cover anything": {
        stack: [db, selection({ selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "daily" }] })],
        gives: [
          {
            db: "? a backup selection selects its resources by tags",
            "isBackedUp(db)": "? a backup selection selects its resources by tags",
          },
        ],
      },
      "by a name and by tags covers what it names": {
        stack: [db, selection({ resources: [output(db, "arn")], selectionTags: [{ type: "STRINGEQUALS" }] })],
        gives: [{ db: true }],
      },
      "by a pattern may cover anything": {
        stack: [db, selection({ resources: ["arn:aws:rds:*:*:db:*"] })],
        gives: [{ db: "? a backup selection names its resources by a pattern" }],
      },
      "with conditions may leave anything out": {
        stack: [db, selection({ resources: ["*"], conditions: [{}] })],
        gives: [{ db: "? a backup selection filters its resources by conditions" }],
      },
      "that names something unknown": {
        stack: [db, selection({ resources: [UNKNOWN] })],
        gives: [{ db: "? which resources a backup selection names is not known before the update" }],
      },
    },
    (fact, stack) => ({
      db: () => fact.covers(stack.graph.resources.find(({ name }) => name === "db")!),
      media: () => fact.covers(stack.graph.resources.find(({ name }) => name === "media")!),
      "isBackedUp(db)": () =>
        isBackedUp(
          stack.graph.resources.find(({ name }) => name === "db")!,
          stack,
        ),
    }),
  );
});
