/// One form of tables or summaries that runners print about coverage.
protocol CoverageTable: Sendable {
    /// What a line has that may begin the table, or stands alone.
    var signs: LineSigns { get }
    /// Whether the table has begun, so that lines may be rows of it.
    var isOpen: Bool { get }
    /// Reads the next line of a log that may belong to it.
    mutating func read(_ line: String)
    /// Whether the next line may belong to it whatever it looks like.
    var needsNextLine: Bool { get }
    /// What the table says; `nil` where there was none.
    func report() -> CoverageReport?
}

extension CoverageTable {
    var isOpen: Bool { false }
    var needsNextLine: Bool { false }
}

/// Finds the tables and summaries about coverage in a log.
struct CoverageTables {
    private static let forms: [any CoverageTable] = [
        CoveragePyTable(), ColumnTable(form: .llvm), ColumnTable(form: .gcovr), PipeTable(),
        GoCoverTable(), TarpaulinTable(), ExCoverallsTable(), PHPUnitTable(),
        SummaryLines(form: .istanbul), SummaryLines(form: .lcov), SummaryLines(form: .gcovr),
        SummaryLines(form: .simplecov), SummaryLines(form: .jacoco),
    ]
    /// What a row has: a percentage, a column mark, or what stands below a headline.
    private static let row = LineSigns(
        heads: ["TOTAL"], parts: ["%", "|", "----", "====", " Sum", "[TOTAL]"])
    /// Which table a line may matter to; behind the tables, whether it may be a row of any.
    private static let sieve = LineSieve(forms.map(\.signs) + [row])

    private var tables = forms
    /// The tables that have begun.
    private var open = ListenerSet()
    /// The tables that need the next line, whatever it looks like.
    private var waiting = ListenerSet()

    /// Reads the next line of the log, a part of a text.
    mutating func read(_ text: Span<UInt8>, _ range: Range<Int>) {
        let line = text.extracting(range)
        let isPlain = [0x1B, UInt8.carriageReturn].allSatisfy {
            line.firstIndex(of: $0, from: 0) == nil
        }
        guard !isPlain else { return read(line) }
        let plain = CoverageText.plain(text, range)
        read(plain.utf8.span)
    }

    private mutating func read(_ line: Span<UInt8>) {
        var readers = Self.sieve.listeners(to: line)
        if readers.contains(tables.count) {
            readers.remove(tables.count)
            readers.formUnion(open)
        }
        readers.formUnion(waiting)
        guard !readers.isEmpty else { return }
        let words = String(decoding: line, in: line.indices)
        readers.forEach { place in
            tables[place].read(words)
            open.remove(place)
            waiting.remove(place)
            if tables[place].isOpen { open.insert(place) }
            if tables[place].needsNextLine { waiting.insert(place) }
        }
    }

    /// What was found: the table that names most files, with the totals of the others of its run.
    func finish() -> CoverageReport? {
        let reports = tables.compactMap { $0.report() }
        guard let best = reports.max(by: { $0.files.count < $1.files.count }) else { return nil }
        // Of tables that name as many, the first form is the more exact one.
        return reports.first { $0.files.count == best.files.count }
    }
}
