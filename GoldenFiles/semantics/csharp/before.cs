using System;
using static A.B;
namespace N.M {
  /// <summary>x</summary>
  [Attr] public abstract class Foo<T> : Bar where T : X {
    private int p = 1, q;
    public const int K = 1;
    public Foo(int a) : base(a) { }
    ~Foo() { }
    public int Prop { get; set; } = 1;
    public int E => 1;
    public int this[int i] { get { return 1; } }
    [Fact] public async Task<int> Run(int a, string b = $"x{a}") { if (a > 1 && b) return 1; switch (a) { case 1: break; default: break; } return a switch { 1 => 2, _ => 3 }; }
    public static bool operator ==(Foo a, Foo b) => a ?? b;
    event EventHandler Ev;
    delegate void D(int x);
    enum En { A, B }
    void Local() { int inner(int x) { return 1; } }
    void I.M() {}
  }
  interface I { void M(); }
  struct S { }
  record R(int X);
}
namespace F;
