/**
 * Puts DynamoDB Local, AWS's own engine in Java, into `.dynamodb-local/` of the workspace, by Maven. Does nothing when that
 * version is there already.
 *
 *   node scripts/fetch-dynamodb-local.mjs
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root, run, StepError } from "./run-step.mjs";

const version = "2.6.1";
const folder = join(root, ".dynamodb-local");
/** A folder for each version, so that another one is never taken for it. */
const unpacked = join(folder, version);

/** What Maven is asked for. It has no sources: its dependencies are all that it is about. */
const project = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dynamorm</groupId>
  <artifactId>dynamodb-local</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>com.amazonaws</groupId>
      <artifactId>DynamoDBLocal</artifactId>
      <version>${version}</version>
    </dependency>
  </dependencies>
</project>
`;

/**
 * Whether Java and Maven are on the PATH.
 *
 * @returns the names of those that are not, empty when both are.
 */
export async function missingTools() {
  const tools = { Java: ["java", "-version"], Maven: ["mvn", "--version"] };
  const missing = await Promise.all(
    Object.entries(tools).map(async ([name, [command, argument]]) => {
      try {
        await run(command, [argument], { env: process.env });
        return [];
      } catch {
        return [name];
      }
    }),
  );
  return missing.flat();
}

/**
 * Fetches DynamoDB Local, unless it is there.
 *
 * @returns the folder for `DYNAMODB_LOCAL_DIR`, and whether it was there before.
 * @throws StepError when Maven cannot be run, or does not find it.
 */
export async function fetchDynamoDBLocal() {
  if (existsSync(unpacked)) return { path: unpacked, wasThere: true };
  mkdirSync(folder, { recursive: true });
  // Somewhere else until it is whole: what is there is then known to be so, also after an interruption.
  const partial = mkdtempSync(join(folder, "partial-"));
  try {
    const libraries = join(partial, "libs");
    const pom = join(partial, "pom.xml");
    writeFileSync(pom, project);
    await run(
      "mvn",
      [
        "--batch-mode",
        "--no-transfer-progress",
        "--file",
        pom,
        "dependency:copy-dependencies",
        `-DoutputDirectory=${libraries}`,
        "-DincludeScope=runtime",
      ],
      {
        env: process.env,
        mend: "If Maven did not reach its repository, check the network, the proxy, and Maven's settings.",
        mendMissing: "Install Maven 3 and Java 17 or newer.",
      },
    );
    const jar = `DynamoDBLocal-${version}.jar`;
    if (!readdirSync(libraries).includes(jar)) throw new StepError(`Maven ended well, and ${jar} is not there`);
    renameSync(join(libraries, jar), join(partial, jar));
    renameSync(partial, unpacked);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return { path: unpacked, wasThere: false };
}

/** What `node scripts/fetch-dynamodb-local.mjs` does. */
async function main() {
  try {
    if (!existsSync(unpacked)) console.log(`Fetching DynamoDB Local ${version} by Maven: some 80 files, 50 MB.`);
    const { path, wasThere } = await fetchDynamoDBLocal();
    console.log(
      wasThere ? `DynamoDB Local ${version} is in ${path} already.` : `DynamoDB Local ${version} is in ${path}.`,
    );
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error([error.output, error.message, error.mend].filter(Boolean).join("\n"));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
