internal import DynamicLibrary
internal import TaskSynthCore

/// A SQLite database that is only read, by the library that is opened at run time.
@safe
struct Database: ~Copyable {
    private typealias Open =
        @convention(c) (
            UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, CInt, UnsafePointer<CChar>?
        ) -> CInt
    private typealias Prepare =
        @convention(c) (
            OpaquePointer?, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<OpaquePointer?>,
            UnsafeMutablePointer<UnsafePointer<CChar>?>?
        ) -> CInt
    private typealias OfPointer = @convention(c) (OpaquePointer?) -> CInt
    private typealias Column = @convention(c) (OpaquePointer?, CInt) -> CInt
    private typealias ColumnText = @convention(c) (OpaquePointer?, CInt) -> UnsafePointer<UInt8>?
    private typealias ColumnName = @convention(c) (OpaquePointer?, CInt) -> UnsafePointer<CChar>?
    private typealias ColumnInteger = @convention(c) (OpaquePointer?, CInt) -> Int64
    private typealias ColumnDouble = @convention(c) (OpaquePointer?, CInt) -> Double
    private typealias Message = @convention(c) (OpaquePointer?) -> UnsafePointer<CChar>?

    private let library: DynamicLibrary
    @unsafe private let handle: OpaquePointer?
    @unsafe private let close: OfPointer

    /// Opens a file without changing it.
    init(path: String) throws(StoreError) {
        let library: DynamicLibrary
        let close: OfPointer
        let open: Open
        do {
            library = try DynamicLibrary(
                "libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib",
                advice: "install SQLite (Debian: apt install libsqlite3-0)")
            unsafe close = try library.function("sqlite3_close", as: OfPointer.self)
            unsafe open = try library.function("sqlite3_open_v2", as: Open.self)
        } catch {
            throw StoreError(.missing, detail: "\(error)")
        }
        var opened: OpaquePointer?
        // 1 is SQLITE_OPEN_READONLY.
        let status = unsafe open(path, &opened, 1, nil)
        guard status == 0 else {
            _ = unsafe close(opened)
            throw StoreError(.cannotOpen, detail: "\(path): not a database that can be read")
        }
        self.library = library
        unsafe handle = opened
        unsafe self.close = close
    }

    deinit { _ = unsafe close(handle) }

    /// The names of the tables.
    func tables() throws(StoreError) -> [String] {
        try rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").compactMap {
            $0["name"]?.string
        }
    }

    /// The rows that a query gives, as objects of their columns, of so many bytes at most.
    func rows(_ query: String, limit: Int = 1 << 20) throws(StoreError) -> [JSONObject] {
        var rows: [JSONObject] = []
        try forEachRow(query, limit: limit) { rows.append($0) }
        return rows
    }

    /// Visits the rows that a query gives, one after the other, of so many bytes at most.
    ///
    /// - Returns: The bytes of the rows.
    @discardableResult
    func forEachRow(
        _ query: String, limit: Int, _ visit: (JSONObject) -> Void
    ) throws(StoreError) -> Int {
        do {
            return try read(query, limit, visit)
        } catch let error as StoreError {
            throw error
        } catch {
            throw StoreError(.missing, detail: "\(error)")
        }
    }

    private func read(_ query: String, _ limit: Int, _ visit: (JSONObject) -> Void) throws -> Int {
        let prepare = unsafe try library.function("sqlite3_prepare_v2", as: Prepare.self)
        let step = unsafe try library.function("sqlite3_step", as: OfPointer.self)
        let finalize = unsafe try library.function("sqlite3_finalize", as: OfPointer.self)
        let count = unsafe try library.function("sqlite3_column_count", as: OfPointer.self)
        let name = unsafe try library.function("sqlite3_column_name", as: ColumnName.self)
        let type = unsafe try library.function("sqlite3_column_type", as: Column.self)
        let length = unsafe try library.function("sqlite3_column_bytes", as: Column.self)
        let text = unsafe try library.function("sqlite3_column_text", as: ColumnText.self)
        let integer = unsafe try library.function("sqlite3_column_int64", as: ColumnInteger.self)
        let double = unsafe try library.function("sqlite3_column_double", as: ColumnDouble.self)
        let message = unsafe try library.function("sqlite3_errmsg", as: Message.self)
        var statement: OpaquePointer?
        guard unsafe prepare(handle, query, -1, &statement, nil) == 0 else {
            let words = unsafe message(handle).map { unsafe String(cString: $0) }
            throw StoreError(.damaged, detail: words ?? "the database is damaged")
        }
        defer { _ = unsafe finalize(statement) }
        var total = 0
        while true {
            let status = unsafe step(statement)
            // 100 is SQLITE_ROW, 101 is SQLITE_DONE.
            if status == 101 { return total }
            guard status == 100 else {
                let words = unsafe message(handle).map { unsafe String(cString: $0) }
                throw StoreError(.damaged, detail: words ?? "the database is damaged")
            }
            total += 64
            var row = JSONObject()
            for column in 0..<(unsafe count(statement)) {
                let key = unsafe name(statement, column).map { unsafe String(cString: $0) } ?? ""
                switch unsafe type(statement, column) {
                case 1: row[key] = JSONValue(Int(unsafe integer(statement, column)))
                case 2: row[key] = JSONValue(unsafe double(statement, column))
                case 5: row[key] = .null
                default:
                    let start = unsafe text(statement, column)
                    let size = Int(unsafe length(statement, column))
                    total += size
                    guard total <= limit else {
                        throw StoreError(
                            .tooLarge, detail: "the rows hold more than \(limit) bytes")
                    }
                    let bytes = unsafe UnsafeBufferPointer(
                        start: start, count: start == nil ? 0 : size)
                    row[key] = .string(unsafe String(decoding: bytes, as: UTF8.self))
                }
            }
            visit(row)
        }
    }
}
