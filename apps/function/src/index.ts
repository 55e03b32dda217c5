import { attr, defineModel, DynamORM } from "dynamorm/fast";

const User = defineModel({
  name: "User",
  table: "users",
  attributes: { email: attr.string(), name: attr.string(), createdAt: attr.createdAt() },
  key: { partitionKey: "email" },
});

// Once for each instance of the function, while it starts: calls that follow use the same connections.
const users = new DynamORM().model(User);

/** What a function URL gives, as far as it is looked at. */
interface Request {
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly queryStringParameters?: { readonly email?: string; readonly name?: string };
}

interface Response {
  readonly statusCode: number;
  readonly body: string;
}

/** `GET ?email=…` reads a user, `PUT ?email=…&name=…` stores one. */
export async function handler({ requestContext, queryStringParameters = {} }: Request): Promise<Response> {
  const { email, name } = queryStringParameters;
  if (email === undefined) return { statusCode: 400, body: "email is missing" };
  if (requestContext.http.method === "PUT") {
    await users.put({ email, name: name ?? email });
    return { statusCode: 204, body: "" };
  }
  // Less than what Lambda gives a call: the error names the request, where Lambda would only say that time was over.
  const user = await users.get({ email }, { timeoutMs: 2000 });
  return user === undefined ? { statusCode: 404, body: "" } : { statusCode: 200, body: JSON.stringify(user) };
}
