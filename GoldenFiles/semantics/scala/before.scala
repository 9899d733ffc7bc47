package a.b
import c.{D, E}
/** Doc */
class Foo[T](val x: Int)(implicit y: Int) extends Bar with Baz {
  def run(a: Int): Int = { if (a > 1 && b) 1 else a match { case 1 => 2; case _ => 3 } }
  private val p = 1
  var q: Int = 2
  type A = Int
  def this(z: String) = this(1)
  protected[a] lazy val z = s"x${q}"
  test("does x") { run(1) }
}
object Foo { def apply() = new Foo }
trait T { def abs: Int }
case class C(a: Int)
package object po { val x = 1 }
enum Color { case Red, Green }
given foo: Ord[Int] with { def cmp = 1 }
extension (s: String) def ext = 1
