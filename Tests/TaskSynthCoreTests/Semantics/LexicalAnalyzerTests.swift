import TaskSynthCore
import Testing

@Suite struct LexicalAnalyzerTests {
    @Test func `tells calls with blocks from definitions in Groovy`() {
        let text = """
            plugins {
                id('shelves')
            }

            shelves {
                wide() {
                    boards = 3
                }
            }

            class Basket {
                private final List items

                Basket(List items) {
                    this.items = items
                }

                def total(int tax) {
                    if (items.isEmpty()) { return 0 }
                    return items.sum() + tax
                }

                private int count() {
                    return items.size()
                }
            }
            """
        let outline = LexicalAnalyzer().outline(of: text.utf8.span, in: .groovy)
        let symbols = outline?.symbols.map { "\($0.qualifiedName) \($0.isPublic)" }
        #expect(
            symbols == [
                "Basket true", "Basket.Basket true", "Basket.total true", "Basket.count false",
            ])
    }
}
