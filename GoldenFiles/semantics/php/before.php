<?php
namespace A\B;
use C\D;
/** Doc */
#[Attr]
final class Foo extends Bar implements Baz {
    use Tr;
    const K = 1;
    private int $p = 1, $q;
    public function __construct(private int $x) {}
    public static function run(int $a, string $b = "x{$a}"): int { if ($a && $b) { return 1; } elseif ($c) {} foreach ($x as $y) {} return match($a) { 1 => 2 }; }
    abstract protected function abs();
}
interface I { public function m(); }
trait Tr {}
enum Suit: string { case A = 'a'; }
function f($a) {}
$g = function() {};
$h = fn($x) => $x;
define('X', 1);
const Y = 2;
