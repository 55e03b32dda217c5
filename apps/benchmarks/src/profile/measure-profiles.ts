import { MeasuringProcess } from "../measuring-process.ts";
import { startAnsweringProcess } from "../requests/answering-process.ts";
import type { RequestName } from "../requests/rows.ts";
import type { SubjectName } from "../requests/subjects.ts";
import type { ProfileJob, ProfileResult } from "./profile-subject.ts";

/** Where the time of one operation of a subject goes, in µs. */
export interface ProfileRow extends ProfileResult {
  readonly row: RequestName;
  readonly subject: SubjectName;
}

/** What is looked at: the SDK as most use it, DynamORM on top of it, DynamORM beside it, and what there is to be had at all. */
const subjects: readonly SubjectName[] = ["lib-dynamodb", "dynamorm-sdk", "dynamorm-fast", "floor"];
const requests: readonly RequestName[] = ["get", "put", "update", "query 100", "query 1 MB"];

/** Profiles each subject, in a process of its own for each request. */
export async function measureProfiles(milliseconds: number): Promise<readonly ProfileRow[]> {
  const server = await startAnsweringProcess();
  const script = new URL("profile-subject.ts", import.meta.url);
  const rows: ProfileRow[] = [];
  try {
    for (const row of requests) {
      for (const subject of subjects) {
        const process = new MeasuringProcess<ProfileJob, ProfileResult>(script, [subject, server.endpoint]);
        rows.push({ row, subject, ...(await process.measure({ row, milliseconds })) });
        process.end();
      }
    }
  } finally {
    server.close();
  }
  return rows;
}
