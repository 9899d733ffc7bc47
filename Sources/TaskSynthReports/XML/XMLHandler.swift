/// What takes the elements of a document in their order.
protocol XMLHandler {
    /// An element starts below those in the path.
    mutating func start(_ element: XMLElement, path: [String])
    /// An element ends; the path ends with it, the text is what stands directly in it.
    mutating func end(path: [String], text: String)
}
