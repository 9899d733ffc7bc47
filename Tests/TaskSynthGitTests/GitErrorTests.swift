import TaskSynthGit
import Testing

@Suite struct GitErrorTests {
    @Test func `names the function that failed`() {
        #expect(GitError.Code.notFound == GitError.Code(rawValue: -3))
    }
}
