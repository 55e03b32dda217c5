/** Where programs send their requests: a server on this machine. Region and credentials are those of the environment, as on Lambda. */
export const endpoint = process.env["DYNAMODB_ENDPOINT"] ?? "http://127.0.0.1:8000";
