package a
import ("x"; y "z")
// doc
type Foo struct { A int; b string }
type I interface { M(x int) int; Q }
type (
	Al = int
	Fn func(int) int
)
const K, L = 1, 2
const (
	A = iota
	B
)
var V = 1
func (f *Foo[T]) Run(a, b int, c string) (int, error) { if a > 1 && b { return 1 }; for {}; switch a { case 1: default: }; select { case <-x: }; go func() {}() }
func free[T any](x T) {}
func TestX(t *testing.T) { t.Run("x", func(t *testing.T) {}) }
