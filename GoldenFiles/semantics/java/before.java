package a.b;
import c.D;
/** Doc */
@Ann
public abstract class Foo<T> extends Bar implements Baz {
  private int p = 1, q;
  public static final int K = 1;
  public Foo(int a) { super(); }
  static { x(); }
  @Test public <T> int run(int a, String... b) throws E { if (a > 1 && b) return 1; switch (a) { case 1: break; default: } int z = switch (a) { case 1 -> 2; default -> 3; }; for (int x : y) {} try {} catch (E e) {} return a ? b : c; }
  abstract void m();
  class In {}
  enum E { A, B { void f() {} }; void g() {} }
  interface I { void m(); int X = 1; }
  @interface An { int v() default 1; }
  record R(int x) { R { } }
}
