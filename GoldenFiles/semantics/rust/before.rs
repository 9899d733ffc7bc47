#![cfg(test)]
use a::b;
extern crate c;
/// doc
#[derive(Debug)]
pub struct Foo<T> { pub a: i32, b: T }
pub(crate) enum E { A, B(i32), C { x: i32 } }
impl<T> fmt::Display for Foo<T> where T: X { fn fmt(&self, f: &mut F) -> R { if a && b { return 1 } match x { 1 => 2, _ if z => 3 } } const K: i32 = 1; type O = i32; }
impl Foo<i32> { pub fn new() -> Self { || x } }
pub trait Tr: Sized { fn m(&self); fn d(&self) {} type A; const C: i32; }
mod inner { pub fn f() {} }
#[cfg(test)]
mod tests { use super::*; #[test] fn t() { assert!(x); } }
macro_rules! mac { () => {} }
const K: i32 = 1;
static S: &str = "x";
type Al = i32;
union U { a: i32 }
pub unsafe extern "C" fn ff(a: i32, b: &str) -> i32 { for x in y {} while let Some(x) = y {} loop {} a? }
extern "C" { fn ext(a: i32); }
mac! { fn hidden() { } #[cfg(test)] mod tests; }
#[cfg(test)] use q;
