#include <x>
using namespace std;
namespace a { namespace b {
// doc
template <typename T> class Foo : public Bar {
 public:
  Foo(int x) : a(x) {}
  ~Foo();
  virtual int run(int a, const T& b = 1) const override;
  static const int K = 1;
 private:
  int p_;
  bool operator==(const Foo& o) const { return a ? b : c; }
  enum class E { A, B };
  using Z = int;
  typedef int Q;
  struct In { int x; };
};
template <typename T> int Foo<T>::run(int a, const T& b) const { if (a && b) {} for (auto x : y) {} try {} catch (...) {} auto l = [&](int x) { return x; }; }
Foo::~Foo() {}
}}
static int f(void) { return 1; }
int *g(int a, char **b) { switch (a) { case 1: break; default: break; } do {} while (x); return 0; }
TEST(Suite, Name) { EXPECT(1); }
TEST_CASE("x") { }
#define M(x) (x)
#define K 1
#ifdef REDIS_TEST
int t(void) { return 1; }
#else
int u(void) { return 1; }
#endif
#if defined(UNIT_TEST) && X
int v;
#endif
extern "C" { void ec(int); }
typedef struct { int a; } Anon;
typedef int (*fp)(int);
union U { int a; };
enum En { A, B };
int arr[3] = {1};
extern int ex;
concept C = true;
