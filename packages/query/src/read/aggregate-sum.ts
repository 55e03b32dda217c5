/**
 * Adds up decimal numbers without rounding: `0.1 + 0.2` is `0.3`, in any order, over any number of items. What is added is what DynamoDB
 * holds, the number's own shortest text; only the result is rounded, to the nearest `number`.
 */
export class DecimalSum {
  /** The sum is `#digits × 10 ^ -#scale`. */
  #digits = 0n;
  #scale = 0;

  add(value: number | bigint): void {
    const { digits, scale } = decimalOf(value);
    if (scale > this.#scale) {
      this.#digits *= 10n ** BigInt(scale - this.#scale);
      this.#scale = scale;
    }
    this.#digits += scale === this.#scale ? digits : digits * 10n ** BigInt(this.#scale - scale);
  }

  /** The sum of whole numbers. */
  whole(): bigint {
    return this.#digits / 10n ** BigInt(this.#scale);
  }

  /** The number that is nearest to the sum. */
  nearest(): number {
    return Number(`${this.#digits}e-${this.#scale}`);
  }

  /** The number that is nearest to the sum divided by how many were added, but for its last digit. */
  dividedBy(count: number): number {
    return this.nearest() / count;
  }
}

/** A number as whole digits, and how many of them are decimals. */
function decimalOf(value: number | bigint): { readonly digits: bigint; readonly scale: number } {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", decimals = ""] = mantissa.split(".");
  const digits = BigInt(`${whole}${decimals}`);
  const scale = decimals.length - Number(exponent);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}
