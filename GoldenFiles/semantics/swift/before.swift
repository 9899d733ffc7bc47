import Foundation
@testable import A
/// Doc.
@Suite public struct Foo<T>: Bar where T: X {
    public init?(x: Int) { }
    deinit { }
    let a = 1, b = 2
    static var c: Int { if a > 1 && b { return 1 } ; return 2 }
    func run(_ a: Int, with b: String = "x\(a)") async throws -> Int { guard let x = y else { return }; switch a { case 1: break; default: break } }
    subscript(i: Int) -> Int { get { 1 } set { } }
    static func == (a: Foo, b: Foo) -> Bool { a ?? b; for x in y where z {} ; while true {} ; repeat {} while x ; do {} catch {} ; return a ? b : c }
    enum E: Int { case a, b(Int); indirect case c }
    typealias Z = Int
    @Test func `does a thing`() {}
}
extension Foo: P { private func m() {} }
protocol P: AnyObject { func m(); var x: Int { get }; associatedtype A; init() }
actor Act {}
class C { override class func f() {} ; convenience init() {} }
open class D {}
func free() {}
infix operator +++
public let g = 1
#if DEBUG
func dbg() {}
#endif
macro M() = #externalMacro(module: "a", type: "b")
