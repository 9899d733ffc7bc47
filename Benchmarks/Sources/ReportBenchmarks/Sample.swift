/// A report of one form: a beginning, a piece that repeats, an end.
struct Sample {
    let name: String
    let head: String
    let piece: String
    let tail: String
    /// A program for Python that reads the file that it is given, as published readers do.
    let program: String

    /// JUnit XML of a runner that keeps the output of each test.
    static let junit = Sample(
        name: "JUnit XML with output", head: "<?xml version=\"1.0\"?><testsuites>\n",
        piece: "<testsuite name=\"kettle\" tests=\"40\">\n"
            + (0..<40).map { number in
                let output = (0..<20).map { line in
                    "INFO kettle \(number): request \(line) &lt;steam&gt; handled in 3 ms\n"
                }
                return "<testcase classname=\"farm.KettleTest\" name=\"boils[\(number)]\""
                    + " time=\"0.01\"><system-out>\(output.joined())</system-out></testcase>\n"
            }.joined() + "</testsuite>\n",
        tail: "</testsuites>\n",
        program: """
            import sys, xml.etree.ElementTree as tree
            root = tree.parse(sys.argv[1]).getroot()
            found = [(case.get('classname'), case.get('name'), [child.tag for child in case])
                     for case in root.iter('testcase')]
            """)

    /// Cobertura with branches.
    static let cobertura = Sample(
        name: "Cobertura",
        head:
            "<?xml version=\"1.0\"?><coverage line-rate=\"0.5\"><packages><package name=\"p\"><classes>\n",
        piece: "<class name=\"K\" filename=\"src/kettle.c\"><lines>"
            + (1...400).map { number in
                number % 4 == 0
                    ? "<line number=\"\(number)\" hits=\"1\" branch=\"true\""
                        + " condition-coverage=\"50% (1/2)\"/>\n"
                    : "<line number=\"\(number)\" hits=\"\(number % 3)\"/>\n"
            }.joined() + "</lines></class>\n",
        tail: "</classes></package></packages></coverage>\n",
        program: """
            import sys, xml.etree.ElementTree as tree
            hits = {}
            for c in tree.parse(sys.argv[1]).getroot().iter('class'):
                lines = hits.setdefault(c.get('filename'), {})
                for line in c.iter('line'):
                    number = int(line.get('number'))
                    lines[number] = max(lines.get(number, 0), int(line.get('hits')))
            """)

    /// LCOV with branches.
    static let lcov = Sample(
        name: "LCOV", head: "TN:\n",
        piece: "SF:src/kettle.c\n"
            + (1...400).map { number in
                "DA:\(number),\(number % 3)\n"
                    + (number % 4 == 0 ? "BRDA:\(number),0,0,1\nBRDA:\(number),0,1,-\n" : "")
            }.joined() + "end_of_record\n",
        tail: "",
        program: """
            import sys, collections
            report = collections.defaultdict(lambda: collections.defaultdict(int))
            name = None
            for line in open(sys.argv[1]):
                line = line.strip()
                if line.startswith('SF:'): name = line[3:]
                elif line.startswith('DA:'):
                    number, hits, *_ = line[3:].split(',')
                    report[name][int(number)] += int(hits)
                elif line.startswith('BRDA:'):
                    number, _, _, taken = line[5:].split(',')
            """)
}
