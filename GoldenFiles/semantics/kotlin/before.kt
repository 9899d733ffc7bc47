package a.b
import c.D
/** Doc */
@Test
internal class Foo(val x: Int, y: Int) : Bar() {
    constructor(z: String) : this(1, 2) { }
    init { println() }
    private val p: Int = 1
    var q: Int
        get() = 1
        set(v) { field = v }
    override fun run(a: Int, b: String = "x${a}"): Int { if (a > 1 && b == "") return 1 else return when(a) { 1 -> 2; else -> 3 } }
    companion object { const val K = 1
      fun make() = Foo(1,2) }
    enum class E { A, B { fun f() {} } }
    inner class In
}
fun String.ext(): Int = length
object Single { }
interface I { fun m() }
typealias T = List<Int>
fun <T> gen(t: T) {}
