#define HOLDS(lock)

namespace harbour {

struct Quay::Crane {
    int reach;
};

template <> struct Berth<ships::Tanker> {
    int depth;
};

int Quay::first(int number) const {
    return number;
}

// Behind the parameters, a macro says which lock has to be held.
void Quay::unload(int crates) HOLDS(gate) {
    while (crates > 0) { --crates; }
}

const Crane *Quay::crane() const
    HOLDS(gate) {
    return list.empty() ? nullptr : list.front();
}

void Quay::close() HOLDS(gate) { gate.shut(); }

Crane &Quay::largest()
    const HOLDS(gate) {
    return list.back();
}

}
