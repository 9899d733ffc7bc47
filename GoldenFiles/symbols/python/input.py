"""doc"""
import a
from b import c
__all__ = ["Foo", "f"]
X = 1
Y: int = 2
@dec
class Foo(Bar):
    """doc"""
    z = 1
    w: int
    def __init__(self, a, *b, c=1, **d): pass
    @property
    async def p(self) -> int:
        return f"x{self.a}" if a and b else [y for y in z if y]
    class In: pass
def f():
    def g(): pass
    lambda x: x
    match x:
        case 1: pass
        case _: pass
    try: pass
    except E: pass
    while x: pass
type A = int
if TYPE_CHECKING:
    def h(): ...
