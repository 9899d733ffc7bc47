import a, { b } from "c";
export * from "d";
/** doc */
@Dec()
export abstract class Foo<T> extends Bar implements Baz {
  private p: number = 1;
  static readonly s = () => { return 1; };
  #q = 2;
  constructor(private x: number) { super(); }
  get g(): number { return 1; }
  @D() public async run(a: number, b?: string): Promise<void> { if (a && b) {} a ? b : c; a ?? b; for (const x of y) {} try {} catch {} switch (a) { case 1: default: } }
  abstract m(): void;
  over(a: string): void;
  over(a: any) {}
}
export default function foo() {}
export interface I { x: number; m(a: string): void; (): void; }
export type T = string | number;
export enum E { A, B = 2 }
declare module "x" { function f(): void; }
namespace N { export const z = 1; }
export const arrow = async (a) => { return `x${a}`; };
const fe = function named() {}, other = 1;
function over(a: string): void;
function over(a: any) {}
export { fe, other as o };
describe("x", () => { it("y", async () => { expect(1) }); it.each([1])("z %s", () => {}); });
abstract class Q {}
export declare function df(): void;
let obj = { m() {}, n: function() {}, o: () => {} };
Foo.prototype.bar = function() {};
export function withDefaults(
  source: string,
  options: Options = {},
): void {
  source.trim()
}
