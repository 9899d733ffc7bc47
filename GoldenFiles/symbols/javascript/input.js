const x = require("y");
class A extends B { static x = 1; y = () => {}; #z; m() {} static async *gen() {} get a() { return 1 } constructor() {} }
function* g() {}
exports.foo = function (a) {};
module.exports = { bar, baz: qux, m() {}, n: function () {} };
app.prototype.use = function use(fn) { return /x/g.test(a) };
var self = this, h = function () {};
if (import.meta.vitest) { it("x", () => {}) }
export default class {}
export function observed() {
  const values = wrap({
    first: 1,
    get second() {
      return this.first;
    },
  });
  return values;
}
