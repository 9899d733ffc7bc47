package shop

@Throws(IOException::class)
fun load(name: String): Basket {
    return Basket.empty()
}

/** What a customer wants to buy. */
@Suppress("unused")
@Serializable
class Basket {
    companion object Factory {
        fun empty() = Basket()
    }

    fun total(): Int = -discount()

    private fun discount(): Int = 0
}

class Shelf {
    companion object {
        val width = 4
    }
}
