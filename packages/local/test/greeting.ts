import {
  CreateTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";

/** Makes a table `Greeting` with one item in it. */
export async function putGreeting(client: DynamoDBClient, text: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: "Greeting",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  await client.send(new PutItemCommand({ TableName: "Greeting", Item: { id: { S: "1" }, text: { S: text } } }));
}

/** The text of that item. */
export async function getGreeting(client: DynamoDBClient): Promise<string | undefined> {
  const { Item } = await client.send(new GetItemCommand({ TableName: "Greeting", Key: { id: { S: "1" } } }));
  return Item?.["text"]?.S;
}

/** The tables that an engine has. */
export async function tablesOf(client: DynamoDBClient): Promise<readonly string[] | undefined> {
  return (await client.send(new ListTablesCommand({}))).TableNames;
}
