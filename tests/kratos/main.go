// Ory Kratos, built from the release that go.mod pins. It ends when its standard input is closed, so that it never
// outlives the tests that started it, however those ended.
package main

import (
	"io"
	"os"

	"github.com/ory/kratos/cmd"
)

func main() {
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); os.Exit(0) }()
	os.Exit(cmd.Execute())
}
