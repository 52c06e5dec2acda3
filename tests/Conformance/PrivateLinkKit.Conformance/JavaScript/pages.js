// Reads lists page by page.
import assert from "node:assert/strict";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { part } from "./aws.js";

// Reads a list in pages and at once; both must agree. Returns the items.
export async function agree(client, operation, size, input = {}, atLeast = 1) {
  const pages = [];
  // ELBv2's paginators know of no page size, and every one writes into its input.
  const paged = client instanceof ElasticLoadBalancingV2 ? { ...input, PageSize: size } : { ...input };
  for await (const page of part(client, `paginate${operation}`)({ client, pageSize: size }, paged)) {
    pages.push(page);
  }
  const whole = await client[operation[0].toLowerCase() + operation.slice(1)](input);
  const key = Object.keys(whole).findLast((name) => Array.isArray(whole[name]));
  assert.deepEqual(pages.flatMap((page) => page[key]), whole[key], operation);
  assert.ok(pages.length >= atLeast, `${operation} answered ${whole[key].length} items in ${pages.length} pages of ${size}`);
  assert.ok(pages.every((page) => page[key].length <= size), `${operation} answered more than ${size} items in a page`);
  return whole[key];
}
