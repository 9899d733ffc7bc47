import TaskSynthCore

/// A program that needs nothing but the core: what it links is checked.
@main enum CoreProbe {
    static func main() {
        let value: JSONValue = ["core": true]
        print(value.line)
    }
}
