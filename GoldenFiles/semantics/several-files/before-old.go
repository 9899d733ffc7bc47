package a

func Gone() int {
	return 1
}
