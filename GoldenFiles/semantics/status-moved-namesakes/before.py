class Kitchen:
    def bake(self, dough):
        class Watch:
            def close(self, door):
                return door.shut(self, 1)

        return Watch().close(dough)

    def boil(self, water):
        class Watch:
            def close(self, door):
                return door.shut(self, 1)

        return [Watch().close(pot) for pot in water if pot.hot]
