import Glibc

extension Folder {
    /// Removes the folder and what is in it, as far as the system allows; links are not followed.
    public func remove() {
        let name = path.utf8CString
        unsafe name.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe Self.removeFolder(base, in: AT_FDCWD)
        }
    }

    private static func removeFolder(_ name: UnsafePointer<CChar>, in parent: CInt) {
        let descriptor = unsafe openWritable(name, in: parent)
        if descriptor >= 0 {
            removeEntries(of: descriptor)
        }
        unsafe unlinkat(parent, name, AT_REMOVEDIR)
    }

    /// Empties an open folder, and closes it.
    private static func removeEntries(of descriptor: CInt) {
        guard let stream = unsafe fdopendir(descriptor) else {
            close(descriptor)
            return
        }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                let name = unsafe UnsafeRawPointer(field).assumingMemoryBound(to: CChar.self)
                if unsafe strcmp(name, ".") == 0 || strcmp(name, "..") == 0 { return }
                if unsafe unlinkat(descriptor, name, 0) == 0 { return }
                unsafe removeFolder(name, in: descriptor)
            }
        }
    }

    /// Opens a folder to empty it, although its owner may have made it read-only.
    private static func openWritable(_ name: UnsafePointer<CChar>, in parent: CInt) -> CInt {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var descriptor = unsafe openat(parent, name, flags)
        if descriptor < 0, errno == EACCES {
            unsafe fchmodat(parent, name, 0o700, 0)
            descriptor = unsafe openat(parent, name, flags)
        }
        if descriptor >= 0 { fchmod(descriptor, 0o700) }
        return descriptor
    }
}
