import type { AttributeValue, DynamoDBRequest, OperationInput, OperationName, StoredItem } from "@dynamorm/core";

/** A value of every type, with texts of one to four bytes per character, and all that JSON escapes. */
const everyType: StoredItem = {
  "größe 名前 🎉": { S: 'naïve 名前 🎉 "\\/ \b\f\n\r\t \u0000\u001f\u007f \u2028\u2029 é e\u0301' },
  leer: { S: "" },
  zahl: { N: "-12345678901234567890.123456789" },
  bytes: { B: Uint8Array.of(0, 1, 127, 128, 255) },
  none: { B: new Uint8Array() },
  ja: { BOOL: true },
  nein: { BOOL: false },
  nichts: { NULL: true },
  list: { L: [{ S: "ö" }, { L: [] }, { M: { "🔑": { N: "0" } } }, { B: Uint8Array.of(1) }] },
  map: { M: { "": { S: "no name" }, constructor: { S: "x" }, tief: { M: { tiefer: { L: [{ NULL: true }] } } } } },
  texts: { SS: ["a", "ä", "名"] },
  numbers: { NS: ["1", "2.50", "-3E-5"] },
  blobs: { BS: [Uint8Array.of(1, 2, 3), Uint8Array.of(255)] },
};

const key: StoredItem = { id: { S: "Å 名 🎉" }, sort: { N: "7" } };
const names = { "#n": "größe 名前 🎉", "#m": "map" };
const values: Record<string, AttributeValue> = { ":v": { S: "naïve 名前 🎉" }, ":b": { B: Uint8Array.of(255, 0) } };
const condition = {
  ConditionExpression: "attribute_not_exists(größe) OR #n <> :v",
  ExpressionAttributeNames: names,
  ExpressionAttributeValues: values,
  ReturnValuesOnConditionCheckFailure: "ALL_OLD",
} as const;

/** An input for every operation, on a table of the given name (an ARN is one too), with all that is not ASCII. */
export function inputsOn(table: string): { readonly [Name in OperationName]: OperationInput<Name> } {
  return {
    GetItem: {
      TableName: table,
      Key: key,
      ConsistentRead: true,
      ProjectionExpression: "#n, größe",
      ExpressionAttributeNames: names,
    },
    PutItem: { TableName: table, Item: { ...key, ...everyType }, ...condition, ReturnValues: "ALL_OLD" },
    UpdateItem: {
      TableName: table,
      Key: key,
      UpdateExpression: "SET #n = :v, straße = :b REMOVE #m",
      ...condition,
      ReturnValues: "UPDATED_NEW",
    },
    DeleteItem: { TableName: table, Key: key, ...condition },
    BatchGetItem: {
      RequestItems: { [table]: { Keys: [key, { id: { S: "ß" } }], ConsistentRead: false } },
      ReturnConsumedCapacity: "TOTAL",
    },
    BatchWriteItem: {
      RequestItems: { [table]: [{ PutRequest: { Item: { ...key, ...everyType } } }, { DeleteRequest: { Key: key } }] },
    },
    TransactGetItems: {
      TransactItems: [{ Get: { TableName: table, Key: key, ProjectionExpression: "größe" } }],
    },
    TransactWriteItems: {
      TransactItems: [
        { Put: { TableName: table, Item: { ...key, ...everyType }, ...condition } },
        { Update: { TableName: table, Key: key, UpdateExpression: "SET größe = :v", ...condition } },
        { Delete: { TableName: table, Key: key } },
        { ConditionCheck: { TableName: table, Key: key, ConditionExpression: "attribute_exists(größe)" } },
      ],
      ClientRequestToken: "tökén-1",
    },
    ExecuteStatement: {
      Statement: `SELECT "größe" FROM "${table}" WHERE "名前" = ? AND x = '🎉'`,
      Parameters: [{ S: "ö" }, { B: Uint8Array.of(200) }],
      Limit: 3,
    },
    Query: {
      TableName: table,
      IndexName: "by-name",
      KeyConditionExpression: "größe = :v AND begins_with(#n, :b)",
      FilterExpression: "contains(#m, :v)",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
      ExclusiveStartKey: key,
      ScanIndexForward: false,
      Limit: 100,
    },
    Scan: {
      TableName: table,
      FilterExpression: "größe = :v",
      ExpressionAttributeValues: values,
      Segment: 0,
      TotalSegments: 2,
      Select: "COUNT",
    },
    CreateTable: {
      TableName: table,
      AttributeDefinitions: [{ AttributeName: "größe", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "größe", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
      Tags: [{ Key: "größe", Value: "名前 🎉" }],
    },
    DescribeTable: { TableName: table },
    DeleteTable: { TableName: table },
    UpdateTimeToLive: { TableName: table, TimeToLiveSpecification: { Enabled: true, AttributeName: "größe" } },
    DescribeTimeToLive: { TableName: table },
  };
}

/** A request of every operation. */
export function everyOperation(table = "users"): readonly DynamoDBRequest[] {
  return Object.entries(inputsOn(table)).map(([operation, input]) => {
    return { operation, input } as DynamoDBRequest;
  });
}
