#import <Foundation/Foundation.h>
@interface Foo : NSObject <P>
@property (nonatomic) int x;
- (int)run:(int)a with:(NSString *)b;
+ (void)k;
@end
@interface Foo (Cat)
@end
@protocol P <NSObject>
- (void)m;
@end
@implementation Foo
- (int)run:(int)a with:(NSString *)b { if (a) return 1; return @"x"; }
+ (void)k { }
@end
@implementation Foo (Cat)
@end
static int f(int a) { return 1; }
typedef struct S { int a; } S;
#define M(x) x
