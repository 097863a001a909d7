/** `LAO-LA0301-01`: country, district, number. Other countries' districts may have other codes. */
const POINT_CODE = /^[A-Z]{3}-[A-Z0-9]{2,10}-\d{2}$/;

/**
 * True for what can be the code of a flow monitoring point, registered or not. What somebody typed in its place may be a name or a telephone
 * number: it must not become the key of a figure, which outlives the record.
 */
export function isPointCode(text: string): boolean {
  return POINT_CODE.test(text);
}
